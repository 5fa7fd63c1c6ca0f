//! The size of what is given to people.

use comptoir_tests::binary;

use crate::figures::Figures;

pub(crate) fn measure(figures: &mut Figures) {
    let program = binary::path().unwrap();
    let folder = program.parent().unwrap().join("bundle/deb");
    let packages = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = packages.filter(|file| file.path().extension().is_some_and(|end| end == "deb"));
    let newest = sizes.filter_map(|file| file.metadata().ok()).max_by_key(|data| data.modified().ok());
    let bytes = newest.expect("./x bench makes the package first").len();
    figures.add("deb_mb", bytes as f64 / 1e6, "MB");
}
