/// How a packed copy of a layer lies in its file.
///
/// | part | what |
/// |---|---|
/// | file head | magic, layout version, where the directory lies, and its length |
/// | blocks | up to ``rows`` features each, in the order of the layer; every section starts at a multiple of 8 |
/// | directory | the state the copy was made from, the columns, and for each block its place and its envelope |
///
/// All numbers are little-endian, as is every machine Pafta runs on. A block starts with its head: the table of sections,
/// then row numbers, identifiers, kinds and envelopes, which is all that a search needs; then the geometries in the layout of
/// `GeometryColumn`, then one section for each property. Envelopes are rounded outwards to single precision.
enum PackLayout {
    /// "PAFTPACK" in ASCII.
    static let magic: UInt64 = 0x4B43_4150_5446_4150
    /// Another layout gets another number; copies of an older one are made anew.
    static let version: UInt64 = 1
    /// Bytes of the file head: magic, version, start and length of the directory.
    static let headSize = 32
    /// The most features of a block: as many as a batch of the store, so that a full block is a full batch.
    static let rows = 256
    /// A block ends before it holds more positions than this, however few features they belong to.
    static let positions = 32_768

    /// The number of sections before those of the properties: head and geometry.
    static let fixedSections = 2

    /// Returns `offset` moved up to a multiple of 8.
    static func aligned(_ offset: Int) -> Int { (offset + 7) & ~7 }
}
