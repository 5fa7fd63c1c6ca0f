//! Rows of the catalogue, and the index by which products are searched.

use comptoir_domain::catalog::{Brand, Category, Product, search_text};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use uuid::Uuid;

use crate::error::StoreError;
use crate::search;
use crate::streams::{Project, remove_row};

impl Project for Category {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let parent = self.parent.get().0.map(|parent| *parent.as_bytes());
        connection.prepare_cached("INSERT OR REPLACE INTO category_row VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            id.as_bytes(),
            parent,
            self.name.get(),
            self.icon.get()
        ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "category_row", id)
    }
}

impl Project for Brand {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO brand_row VALUES (?1, ?2)")?
            .execute(params![id.as_bytes(), self.name.get()])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "brand_row", id)
    }
}

impl Project for Product {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let searched = self.searched();
        let earlier = connection
            .prepare_cached("SELECT no, search_text FROM product_row WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
            .optional()?;
        let number = match &earlier {
            Some((number, text)) => {
                if *text != searched {
                    unindex(connection, *number, text)?;
                }
                self.update_row(connection, *number, &searched)?;
                *number
            }
            None => self.insert_row(connection, id, &searched)?,
        };
        if earlier.as_ref().is_none_or(|(_, text)| *text != searched) {
            connection
                .prepare_cached("INSERT INTO product_search (rowid, search_text) VALUES (?1, ?2)")?
                .execute(params![number, searched])?;
        }
        self.write_barcodes(connection, id, earlier.is_none())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let earlier = connection
            .prepare_cached("SELECT no, search_text FROM product_row WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
            .optional()?;
        if let Some((number, text)) = earlier {
            unindex(connection, number, &text)?;
            connection.prepare_cached("DELETE FROM product_barcode WHERE product = ?1")?.execute([id.as_bytes()])?;
        }
        remove_row(connection, "product_row", id)
    }
}

fn unindex(connection: &Connection, number: i64, text: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO product_search (product_search, rowid, search_text) VALUES ('delete', ?1, ?2)")?
        .execute(params![number, text])?;
    Ok(())
}

trait ProductRows {
    fn searched(&self) -> String;
    fn insert_row(&self, connection: &Connection, id: Uuid, searched: &str) -> Result<i64, StoreError>;
    fn update_row(&self, connection: &Connection, number: i64, searched: &str) -> Result<(), StoreError>;
    fn write_barcodes(&self, connection: &Connection, id: Uuid, is_new: bool) -> Result<(), StoreError>;
}

impl ProductRows for Product {
    /// What is searched: name, second line, code, barcodes.
    fn searched(&self) -> String {
        let parts = [self.name.get().as_str(), self.description.get(), self.sku.get(), &self.barcodes.get().join(" ")];
        search::indexed(&search_text(&parts.join(" ")))
    }

    fn insert_row(&self, connection: &Connection, id: Uuid, searched: &str) -> Result<i64, StoreError> {
        connection
            .prepare_cached(
                "INSERT INTO product_row (id, sku, name, description, kind, category, brand, price, cost, price_floor,
                     tax_class, warranty_months, unit, specifications, image, barcodes, active, sort_key, search_text)
                 VALUES (?1, '', '', '', '', NULL, NULL, 0, 0, 0, '', 0, '', '', '', '', 1, '', '')",
            )?
            .execute([id.as_bytes()])?;
        let number = connection.last_insert_rowid();
        self.update_row(connection, number, searched)?;
        Ok(number)
    }

    fn update_row(&self, connection: &Connection, number: i64, searched: &str) -> Result<(), StoreError> {
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        connection
            .prepare_cached(
                "UPDATE product_row SET sku = ?2, name = ?3, description = ?4, kind = ?5, category = ?6, brand = ?7,
                     price = ?8, cost = ?9, price_floor = ?10, tax_class = ?11, warranty_months = ?12, unit = ?13,
                     specifications = ?14, image = ?15, barcodes = ?16, active = ?17, sort_key = ?18, search_text = ?19
                 WHERE no = ?1",
            )?
            .execute(params![
                number,
                self.sku.get(),
                self.name.get(),
                self.description.get(),
                word(serde_json::to_value(self.kind.get())?),
                self.category.get().map(|category| *category.as_bytes()),
                self.brand.get().map(|brand| *brand.as_bytes()),
                self.price.get().minor(),
                self.cost.get().minor(),
                self.price_floor.get().minor(),
                word(serde_json::to_value(self.tax_class.get())?),
                self.warranty_months.get(),
                self.unit.get(),
                serde_json::to_string(self.specifications.get())?,
                self.image.get(),
                self.barcodes.get().join(" "),
                self.active.get(),
                search_text(self.name.get()),
                searched
            ])?;
        Ok(())
    }

    fn write_barcodes(&self, connection: &Connection, id: Uuid, is_new: bool) -> Result<(), StoreError> {
        if !is_new {
            connection.prepare_cached("DELETE FROM product_barcode WHERE product = ?1")?.execute([id.as_bytes()])?;
        }
        let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO product_barcode VALUES (?1, ?2)")?;
        for barcode in self.barcodes.get() {
            insert.execute(params![barcode, id.as_bytes()])?;
        }
        Ok(())
    }
}
