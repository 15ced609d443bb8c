//! Bakes the law into the engine: reads each TOML file of `kdcl-standards` and writes it as a compact binary tree, and
//! when which set applies as Rust.
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

use node::Node;

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/input/node.rs");
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for a build script")?;
    let out = Path::new(&out);
    let mut list = format!("pub(crate) const DATA_VERSION: &str = {:?};\n", kdcl_standards::DATA_VERSION);
    let mut trees = format!("pub(crate) static TREES: [&[u8]; {}] = [\n", kdcl_standards::SETS.len());
    writeln!(list, "pub(crate) static HEADS: [Head; {}] = [", kdcl_standards::SETS.len())?;
    for (id, text) in kdcl_standards::SETS {
        let tree = tree(id, text)?;
        writeln!(list, "    Head {{ id: {id:?}, time: {} }},", time(&tree, "in_force_from", "in_force_until")?)?;
        fs::write(out.join(format!("{id}.bin")), postcard::to_allocvec(&tree)?)?;
        writeln!(trees, "    include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{id}.bin\")),")?;
    }
    list.push_str("];\n");
    let known = tree("not-established", kdcl_standards::NOT_ESTABLISHED)?;
    let Some(Node::List(periods)) = find(&known, "period") else { return Err("no period".into()) };
    writeln!(list, "pub(crate) static PERIODS: [Period; {}] = [", periods.len())?;
    for period in periods {
        let (time, documents) = (time(period, "from", "until")?, texts(period, "documents")?);
        let words = find(period, "known").ok_or("nothing is known of a period")?;
        let known = format!("({:?}, {:?})", text_in(words, "vi")?, text_in(words, "en")?);
        writeln!(list, "    Period {{ time: {time}, documents: &{documents:?}, known: {known} }},")?;
    }
    list.push_str("];\n");
    fs::write(out.join("facts.bin"), postcard::to_allocvec(&tree("facts", kdcl_standards::FACTS)?)?)?;
    trees
        .push_str("];\npub(crate) static FACTS: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/facts.bin\"));\n");
    fs::write(out.join("heads.rs"), list)?;
    fs::write(out.join("trees.rs"), trees)?;
    Ok(())
}

/// For which types of school something is in force, and when, as Rust.
fn time(node: &Node<'_>, from: &str, until: &str) -> Result<String, Failure> {
    let (types, from) = (texts(node, "school_types")?, text_in(node, from)?);
    let until = find(node, until).and_then(text_of);
    Ok(format!("Time {{ school_types: &{types:?}, from: {from:?}, until: {until:?} }}"))
}

fn tree<'t>(name: &str, text: &'t str) -> Result<Node<'t>, Failure> {
    let source = toml::Deserializer::parse(text).map_err(|error| format!("{name}: {error}"))?;
    node::read(source, node::Format::Toml).map_err(|error| match error {
        node::NoTree::TooDeep => format!("{name}: nested too deeply").into(),
        node::NoTree::Syntax(error) => format!("{name}: {error}").into(),
    })
}

fn find<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    let Node::Table(entries) = node else { return None };
    entries.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    if let Node::Text(text) = node { Some(text) } else { None }
}

fn text_in<'n>(node: &'n Node<'_>, name: &str) -> Result<&'n str, Failure> {
    find(node, name).and_then(text_of).ok_or_else(|| format!("no text `{name}`").into())
}

fn texts<'n>(node: &'n Node<'_>, name: &str) -> Result<Vec<&'n str>, Failure> {
    let Some(Node::List(items)) = find(node, name) else { return Err(format!("no list `{name}`").into()) };
    Ok(items.iter().filter_map(text_of).collect())
}
