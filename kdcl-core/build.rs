//! Bakes the law into the engine: reads each TOML file of `kdcl-standards` and writes it as a compact binary tree.
//!
//! Only the spelling changes here. What the files mean is read and checked by the same code that reads a deployer's
//! own set, so there is one reader of the law, and no text is parsed at run time.

#[allow(dead_code, reason = "the build script only needs the tree, not all that the engine does with it")]
#[path = "src/input/node.rs"]
mod node;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/input/node.rs");
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for a build script")?;
    let out = Path::new(&out);
    let mut list = format!("pub(crate) const DATA_VERSION: &str = {:?};\n", kdcl_standards::DATA_VERSION);
    writeln!(list, "pub(crate) static SETS: [(&str, &[u8]); {}] = [", kdcl_standards::SETS.len())?;
    for (id, text) in kdcl_standards::SETS {
        bake(&out.join(format!("{id}.bin")), id, text)?;
        writeln!(list, "    ({id:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.bin\"))),")?;
    }
    list.push_str("];\n");
    bake(&out.join("not-established.bin"), "not-established", kdcl_standards::NOT_ESTABLISHED)?;
    bake(&out.join("facts.bin"), "facts", kdcl_standards::FACTS)?;
    for (name, file) in [("NOT_ESTABLISHED", "not-established"), ("FACTS", "facts")] {
        writeln!(list, "pub(crate) static {name}: &[u8] =")?;
        writeln!(list, "    include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}.bin\"));")?;
    }
    fs::write(out.join("baked.rs"), list)?;
    Ok(())
}

fn bake(file: &Path, name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let source = toml::Deserializer::parse(text).map_err(|error| format!("{name}: {error}"))?;
    let tree = node::read(source).map_err(|error| match error {
        node::NoTree::TooDeep => format!("{name}: nested too deeply"),
        node::NoTree::Syntax(error) => format!("{name}: {error}"),
    })?;
    fs::write(file, postcard::to_allocvec(&tree)?)?;
    Ok(())
}
