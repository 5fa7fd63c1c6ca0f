//! The fields that a column may hold, and the headers by which people call them.

use comptoir_domain::catalog::search_text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::Language;

macro_rules! import_fields {
    ($($(#[$doc:meta])* $variant:ident $name:literal [$english:literal, $french:literal] $($other:literal)*;)*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum ImportField {
            $($(#[$doc])* $variant,)*
        }

        impl ImportField {
            /// Every field, in the order of an exported file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its public name, such as `stock_minimum`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Its header in an exported file.
            pub(in crate::catalog) const fn header(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$variant, Language::English) => $english,
                    (Self::$variant, Language::French) => $french,)*
                }
            }

            /// Every header by which it is known.
            const fn known_headers(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$name, $english, $french, $($other),*],)* }
            }
        }
    };
}

import_fields! {
    /// The organisation's own code.
    Sku "sku" ["SKU", "Référence"] "ref" "code" "code article" "code produit" "article" "item code" "product code"
        "stock code" "reference article" "id produit" "product id" "part number";
    /// The name.
    Name "name" ["Name", "Désignation"] "nom" "libelle" "produit" "nom du produit" "nom de l'article" "product"
        "product name" "item name" "title" "titre" "intitule" "designation article";
    /// The second line.
    Description "description" ["Description", "Description"] "detail" "details" "complement" "descriptif";
    /// The barcodes.
    Barcodes "barcodes" ["Barcodes", "Codes-barres"] "barcode" "code barre" "code-barre" "code-barres" "ean" "ean13"
        "ean-13" "gtin" "upc" "codebarre";
    /// Goods or service.
    Kind "kind" ["Type", "Type"] "type d'article" "type de produit" "product type" "nature";
    /// The place in the tree.
    Category "category" ["Category", "Catégorie"] "categories" "famille" "rayon" "family" "department" "groupe";
    /// The make.
    Brand "brand" ["Brand", "Marque"] "fabricant" "manufacturer" "make";
    /// The shelf price.
    Price "price" ["Price", "Prix"] "prix de vente" "prix ttc" "prix de vente ttc" "prix unitaire" "pv" "pu" "puttc"
        "unit price" "sale price" "selling price" "retail price" "tarif" "prix detail";
    /// What the last one cost.
    Cost "cost" ["Cost", "Coût"] "prix d'achat" "prix de revient" "cout d'achat" "pa" "unit cost" "purchase price"
        "buying price" "cost price";
    /// The price below which a manager is asked.
    PriceFloor "price_floor" ["Price floor", "Prix plancher"] "prix minimum" "minimum price" "floor price" "prix mini";
    /// How it is taxed.
    TaxClass "tax_class" ["Tax", "Taxe"] "tva" "vat" "taxes" "classe de taxe" "tax class" "regime tva";
    /// Months of warranty.
    WarrantyMonths "warranty_months" ["Warranty (months)", "Garantie (mois)"] "garantie" "warranty" "mois de garantie";
    /// Each unit is sold under its own serial number.
    SerialTracked "serial_tracked" ["Serial tracked", "Numéros de série"] "serial numbers" "serial number" "serialized"
        "numero de serie" "n° de serie" "suivi par numero de serie" "imei" "serie";
    /// What one unit is called.
    Unit "unit" ["Unit", "Unité"] "unite de vente" "unit of measure" "uom" "um";
    /// On sale, or archived.
    Active "active" ["Active", "Actif"] "en vente" "on sale" "visible";
    /// At or below it, more is to be ordered.
    StockMinimum "stock_minimum" ["Minimum stock", "Stock minimum"] "stock mini" "stock min" "seuil" "seuil d'alerte"
        "minimum" "min stock" "reorder level" "reorder point" "stock d'alerte";
    /// What was there before Comptoir.
    OpeningStock "opening_stock" ["Opening stock", "Stock initial"] "initial stock" "stock de depart" "quantite initiale"
        "stock d'ouverture";
}

impl ImportField {
    /// The field that people call so.
    #[must_use]
    pub fn of_header(header: &str) -> Option<Self> {
        let key = header_key(header);
        let called = |field: &&Self| field.known_headers().iter().any(|known| header_key(known) == key);
        Self::ALL.iter().find(called).copied()
    }

    /// The field of this public name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|field| field.name() == name).copied()
    }
}

/// A header without capitals, accents and punctuation.
fn header_key(header: &str) -> String {
    search_text(header).chars().filter(|character| character.is_alphanumeric()).collect()
}
