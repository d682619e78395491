internal import FeatureQuery
internal import GeoCore

/// The head of a FlatGeobuf file.
struct FlatGeobufHeader {
    /// `fgb`, the major version 3, `fgb`, the patch level 0.
    private static let magic: [UInt8] = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0]

    let layer: FlatGeobufLayer
    /// The kind all geometries have; `nil` if they differ.
    var geometryType: GeometryType?
    /// The envelope of all features; `nil` if it is not known or empty.
    var envelope: Envelope?
    /// The number of features; 0 if it is not known.
    var count = 0
    /// The entries of a node of the index; 0 without index.
    var nodeSize = 0

    /// Adds the first eight bytes of the file and the header.
    func append(to writer: inout ByteWriter) {
        writer.append(Self.magic)
        var header = FlatTable()
        header.set(0, .text(layer.name))
        header.set(1, envelope.map { .doubles([$0.minX, $0.minY, $0.maxX, $0.maxY]) })
        header.set(2, .byte(geometryType?.rawValue ?? 0))
        header.set(3, .byte(layer.hasHeights ? 1 : 0))
        header.set(7, .tables(columns))
        header.set(8, .long(UInt64(count)))
        header.set(9, .short(UInt16(nodeSize)))
        header.set(10, layer.crs.map { .table(Self.table($0)) })
        header.set(11, layer.title.isEmpty ? nil : .text(layer.title))
        header.appendSizePrefixed(to: &writer)
    }

    private var columns: [FlatTable] {
        var identifier = FlatTable()
        identifier.set(0, .text(layer.identifierColumn))
        identifier.set(1, .byte((layer.identifiers == .integer ? PropertyType.integer : .text).flatGeobufCode))
        identifier.set(7, .byte(0))
        identifier.set(8, .byte(1))
        identifier.set(9, .byte(1))
        return [identifier] + layer.properties.map(Self.table)
    }

    private static func table(_ property: PropertyDefinition) -> FlatTable {
        var column = FlatTable()
        column.set(0, .text(property.name))
        column.set(1, .byte(property.type.flatGeobufCode))
        let width = property.type == .text ? property.maximumLength.flatMap { Int32(exactly: $0) } : nil
        column.set(4, width.map { .int($0) })
        return column
    }

    private static func table(_ crs: FlatGeobufCRS) -> FlatTable {
        var table = FlatTable()
        let code = Int32(crs.identity.code)
        table.set(0, .text(crs.identity.authority))
        table.set(1, code.map { .int($0) })
        table.set(2, crs.name.map { .text($0) })
        table.set(4, crs.wkt.map { .text($0) })
        table.set(5, code == nil ? .text(crs.identity.code) : nil)
        return table
    }
}

extension PropertyType {
    /// The code of the column type; days are moments at midnight, because there is no type for them (as GDAL writes
    /// them).
    fileprivate var flatGeobufCode: UInt8 {
        switch self {
        case .boolean: 2
        case .integer: 7
        case .real: 10
        case .text: 11
        case .date, .dateTime: 13
        case .binary: 14
        }
    }
}
