//! Writes the TypeScript contract into the folder that is named: `./x gen`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = std::env::args().nth(1).ok_or("name the folder of the bindings")?;
    comptoir::bindings::write(Path::new(&directory))?;
    Ok(())
}
