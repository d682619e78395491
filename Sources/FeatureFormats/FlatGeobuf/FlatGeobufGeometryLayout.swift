internal import GeoCore

/// Where the pieces of a geometry without nested parts lie, as bytes from the start of its feature.
///
/// The feature starts at a multiple of eight, so that numbers of eight bytes are aligned in the file as well.
struct FlatGeobufGeometryLayout {
    /// What the geometry says of its kind; `nil` where the layer or the geometry around it says that.
    let type: GeometryType?
    /// The rings that need an entry in the ends.
    let rings: Range<Int>
    let positions: Range<Int>
    let vtable: Int
    /// The table: soffset, ends, xy, then heights and kind if there are any.
    let table: Int
    let tableSize: Int
    /// Where the numbers of entries of the three vectors lie; 0 for one that is left out.
    let ends: Int
    let xy: Int
    let z: Int
    /// Where the last of the pieces ends, a multiple of four.
    let end: Int

    @inline(__always)
    init(from start: Int, type: GeometryType?, rings: Range<Int>, positions: Range<Int>, hasHeights: Bool) {
        self.type = type
        self.rings = rings
        self.positions = positions
        vtable = start
        // Slots up to xy, z or the type, filled up to a multiple of four bytes.
        table = start + (type != nil ? 20 : hasHeights ? 12 : 8)
        tableSize = 12 + (hasHeights ? 4 : 0) + (type != nil ? 4 : 0)
        let vectors = table + tableSize
        ends = rings.isEmpty ? 0 : vectors
        xy = (vectors + (rings.isEmpty ? 0 : 4 + 4 * rings.count)) | 4
        z = hasHeights ? (xy + 4 + 16 * positions.count) | 4 : 0
        end = hasHeights ? z + 4 + 8 * positions.count : xy + 4 + 16 * positions.count
    }

    /// Writes vtable, table and the numbers of entries of the vectors; the entries must be written after them.
    @inline(__always)
    func writeTable(into bytes: inout MutableSpan<UInt8>, feature: Int) {
        writeCounts(into: &bytes, feature: feature)
        let slots = feature + vtable + 4
        bytes.store16(type != nil ? 18 : z > 0 ? 10 : 8, at: feature + vtable)
        bytes.store16(UInt16(truncatingIfNeeded: tableSize), at: feature + vtable + 2)
        bytes.store16(ends > 0 ? 4 : 0, at: slots)
        bytes.store16(8, at: slots + 2)
        if type != nil || z > 0 { bytes.store32(z > 0 ? 12 : 0, at: slots + 4) }
        if type != nil {
            bytes.store32(0, at: slots + 8)
            bytes.store32(z > 0 ? 16 : 12, at: slots + 12)
        }
        let start = feature + table
        bytes.store32(UInt32(table - vtable), at: start)
        bytes.store32(ends > 0 ? UInt32(ends - table - 4) : 0, at: start + 4)
        bytes.store32(UInt32(xy - table - 8), at: start + 8)
        if z > 0 { bytes.store32(UInt32(z - table - 12), at: start + 12) }
        if let type { bytes.store32(UInt32(type.rawValue), at: start + tableSize - 4) }
    }

    @inline(__always)
    private func writeCounts(into bytes: inout MutableSpan<UInt8>, feature: Int) {
        // The four bytes before a count may be a gap; where they are not, they are written later.
        bytes.store32(0, at: feature + xy - 4)
        bytes.store32(UInt32(2 * positions.count), at: feature + xy)
        if ends > 0 { bytes.store32(UInt32(rings.count), at: feature + ends) }
        guard z > 0 else { return }
        bytes.store32(0, at: feature + z - 4)
        bytes.store32(UInt32(positions.count), at: feature + z)
    }
}
