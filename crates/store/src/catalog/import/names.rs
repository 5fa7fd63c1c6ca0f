//! Categories and brands by their names: found without regard to capitals and accents, made where they are missing.

use std::collections::HashMap;

use comptoir_domain::catalog::{BrandDescribed, CategoryDescribed, CreateBrand, CreateCategory, Refusal, search_text};
use comptoir_domain::ids::{BrandId, CategoryId};
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::StoreError;
use crate::journal::{optional_uuid_at, uuid_at};

/// Between a category and the one below it.
const PATH_SEPARATOR: char = '>';
/// The deepest path that is followed.
const DEPTH_MAX: usize = 12;

/// A category or brand that a file has made necessary.
pub(super) enum Made {
    Category(CategoryId, CategoryDescribed),
    Brand(BrandId, BrandDescribed),
}

/// What is called how.
#[derive(Default)]
pub(super) struct Names {
    by_path: HashMap<String, CategoryId>,
    /// The only category of this name, wherever it stands; `None` where there are several.
    by_leaf: HashMap<String, Option<CategoryId>>,
    paths: HashMap<CategoryId, (String, String)>,
    brands: HashMap<String, BrandId>,
    brand_names: HashMap<BrandId, String>,
    /// What was missing, in the order in which it was met.
    pub(super) made: Vec<Made>,
}

impl Names {
    pub(super) fn load(connection: &Connection) -> Result<Self, StoreError> {
        let mut names = Self::default();
        for (id, path) in category_paths(connection)? {
            names.know(id, &path);
        }
        let mut statement = connection.prepare_cached("SELECT id, name FROM brand_row ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((BrandId(uuid_at(row, 0)?), row.get::<_, String>(1)?)))?;
        for row in rows {
            let (id, name) = row?;
            names.know_brand(id, &name);
        }
        Ok(names)
    }

    fn know(&mut self, id: CategoryId, path: &str) {
        let (key, leaf) = (path_key(path), search_text(path.rsplit(PATH_SEPARATOR).next().unwrap_or(path)));
        self.by_path.entry(key.clone()).or_insert(id);
        self.by_leaf.entry(leaf.clone()).and_modify(|only| *only = None).or_insert(Some(id));
        self.paths.insert(id, (key, leaf));
    }

    fn know_brand(&mut self, id: BrandId, name: &str) {
        let key = search_text(name);
        self.brands.entry(key.clone()).or_insert(id);
        self.brand_names.insert(id, key);
    }

    /// The category of this path. One that the product has already under this path or name is kept.
    pub(super) fn category(
        &mut self,
        wanted: &str,
        current: Option<CategoryId>,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Result<CategoryId, Refusal> {
        let key = path_key(wanted);
        if let Some(current) = current
            && self.paths.get(&current).is_some_and(|(path, leaf)| *path == key || *leaf == key)
        {
            return Ok(current);
        }
        if let Some(&known) = self.by_path.get(&key) {
            return Ok(known);
        }
        match self.by_leaf.get(&key) {
            Some(&Some(only)) => Ok(only),
            _ => self.make_path(wanted, fresh),
        }
    }

    fn make_path(&mut self, wanted: &str, fresh: &mut dyn FnMut() -> Uuid) -> Result<CategoryId, Refusal> {
        let parts: Vec<&str> = wanted.split(PATH_SEPARATOR).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > DEPTH_MAX {
            return Err(Refusal::FieldTooLong { field: "category", length_max: DEPTH_MAX });
        }
        // Every part is checked before the first one is made.
        for part in &parts {
            CreateCategory { name: (*part).to_owned(), parent: None, icon: String::new() }.decide()?;
        }
        let mut parent = None;
        for depth in 1..=parts.len() {
            let path = parts.get(..depth).unwrap_or_default().join(" > ");
            let known = self.by_path.get(&path_key(&path)).copied();
            parent = Some(match known {
                Some(known) => known,
                None => self.make(&path, parts.get(depth - 1).copied().unwrap_or_default(), parent, fresh)?,
            });
        }
        parent.ok_or(Refusal::FieldRequired { field: "category" })
    }

    fn make(
        &mut self,
        path: &str,
        name: &str,
        parent: Option<CategoryId>,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Result<CategoryId, Refusal> {
        let described = CreateCategory { name: name.to_owned(), parent, icon: String::new() }.decide()?;
        let id = CategoryId(fresh());
        self.know(id, path);
        self.made.push(Made::Category(id, described));
        Ok(id)
    }

    /// The brand of this name. The one that the product has already under this name is kept.
    pub(super) fn brand(
        &mut self,
        wanted: &str,
        current: Option<BrandId>,
        fresh: &mut dyn FnMut() -> Uuid,
    ) -> Result<BrandId, Refusal> {
        let key = search_text(wanted);
        if let Some(current) = current
            && self.brand_names.get(&current) == Some(&key)
        {
            return Ok(current);
        }
        if let Some(&known) = self.brands.get(&key) {
            return Ok(known);
        }
        let described = CreateBrand { name: wanted.to_owned() }.decide()?;
        let id = BrandId(fresh());
        self.know_brand(id, wanted);
        self.made.push(Made::Brand(id, described));
        Ok(id)
    }
}

/// A path without capitals, accents and superfluous blanks.
fn path_key(path: &str) -> String {
    let parts: Vec<String> = path.split(PATH_SEPARATOR).map(search_text).filter(|part| !part.is_empty()).collect();
    parts.join(" > ")
}

/// Every category with its path from the top, sorted by id.
pub(in crate::catalog) fn category_paths(connection: &Connection) -> Result<Vec<(CategoryId, String)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, parent, name FROM category_row ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((CategoryId(uuid_at(row, 0)?), optional_uuid_at(row, 1)?.map(CategoryId), row.get::<_, String>(2)?))
    })?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let nodes: HashMap<CategoryId, (Option<CategoryId>, &str)> =
        rows.iter().map(|(id, parent, name)| (*id, (*parent, name.as_str()))).collect();
    let path = |id: CategoryId| {
        let above = |id: &CategoryId| nodes.get(id).and_then(|(parent, _)| *parent);
        // Two devices may have put two categories below each other: the depth ends such a circle.
        let line = std::iter::successors(Some(id), above).take(DEPTH_MAX);
        let mut names: Vec<&str> = line.filter_map(|id| nodes.get(&id).map(|(_, name)| *name)).collect();
        names.reverse();
        names.join(" > ")
    };
    Ok(rows.iter().map(|(id, ..)| (*id, path(*id))).collect())
}
