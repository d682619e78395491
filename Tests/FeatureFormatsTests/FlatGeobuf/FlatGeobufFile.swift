import FeatureFormats
import FeatureQuery
import GeoCore

/// A FlatGeobuf file taken apart by its specification.
struct FlatGeobufFile {
    let bytes: [UInt8]
    let header: FlatBufferReader
    /// The boxes (minX, minY, maxX, maxY) and offsets of the index.
    var nodes: [(box: [Double], offset: Int)] = []
    /// The features and where they start behind the index.
    var features: [FlatBufferReader] = []
    let featuresStart: Int

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62]),
            let header = FlatBufferReader(bytes, sizePrefixedAt: 8)
        else { return nil }
        self.bytes = bytes
        self.header = header
        var at = 8 + header.length
        let count = Int(header.number(8, size: 8) ?? 0)
        let size = Int(header.number(9, size: 2) ?? 16)
        if count > 0, size > 0 {
            for _ in 0..<Self.levels(count).reduce(0, +) {
                let box = (0..<4).map { Double(bitPattern: littleEndian(bytes, at + 8 * $0, 8)) }
                nodes.append((box, Int(littleEndian(bytes, at + 32, 8))))
                at += 40
            }
        }
        featuresStart = at
        while at < bytes.count {
            guard at % 8 == 0, let feature = FlatBufferReader(bytes, sizePrefixedAt: at) else { return nil }
            features.append(feature)
            at += feature.length
        }
    }

    /// The number of nodes of each level from the features up to the root.
    static func levels(_ count: Int) -> [Int] {
        var levels = [count]
        repeat { levels.append((levels[levels.count - 1] + 15) / 16) } while levels[levels.count - 1] > 1
        return levels
    }

    /// The places of the features whose boxes in the index meet the box, found from the root down.
    func search(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [Int] {
        let levels = Self.levels(Int(header.number(8, size: 8) ?? 0))
        let firstLeaf = nodes.count - levels[0]
        // The first node of each level, from the root down.
        var starts: [Int] = [0]
        for level in levels.reversed() { starts.append(starts[starts.count - 1] + level) }
        var found: [Int] = []
        var open = [(node: 0, level: 0)]
        while let (first, level) = open.popLast() {
            for index in first..<min(first + (level == 0 ? 1 : 16), starts[level + 1]) {
                let box = nodes[index].box
                guard box[0] <= maxX, box[2] >= minX, box[1] <= maxY, box[3] >= minY else { continue }
                if index >= firstLeaf {
                    found.append(index - firstLeaf)
                } else {
                    open.append((nodes[index].offset, level + 1))
                }
            }
        }
        return found.sorted()
    }

    /// The values of a feature by column, in hexadecimal for what is neither a number nor a text.
    func properties(_ feature: FlatBufferReader) -> [String: String] {
        let columns = header.tables(7)
        let data = (feature.vector(1, size: 1) ?? []).map { UInt8($0) }
        var values: [String: String] = [:]
        var at = 0
        while at < data.count {
            let column = columns[Int(littleEndian(data, at, 2))]
            at += 2
            let (value, size) = Self.value(data, at, type: column.number(1, size: 1) ?? 0)
            values[column.text(0) ?? "?"] = value
            at += size
        }
        precondition(at == data.count)
        return values
    }

    private static func value(_ data: [UInt8], _ at: Int, type: UInt64) -> (String, Int) {
        switch type {
        case 2: return (data[at] == 0 ? "false" : "true", 1)
        case 7: return (String(Int64(bitPattern: littleEndian(data, at, 8))), 8)
        case 10: return (Double(bitPattern: littleEndian(data, at, 8)).description, 8)
        default:
            let size = Int(littleEndian(data, at, 4))
            let bytes = data[at + 4..<at + 4 + size]
            let hex = bytes.map { String($0, radix: 16) }.joined(separator: " ")
            return (type == 14 ? hex : String(validating: bytes, as: UTF8.self) ?? "not UTF-8", 4 + size)
        }
    }
}

/// A layer of these batches.
func flatGeobufLayer(
    _ batch: FeatureBatch,
    _ type: GeometryType?,
    hasHeights: Bool = false,
    crs: FlatGeobufCRS? = nil
) -> FlatGeobufLayer {
    let geometry = GeometryProperty(name: "geom", type: type, hasHeights: hasHeights, crs: .crs84)
    let schema = FeatureSchema(
        collection: "katman",
        title: "",
        geometry: geometry,
        properties: batch.schema,
        identifiers: batch.identifiers.holdsBytes ? .text : .integer
    )
    return FlatGeobufLayer(schema, properties: batch.schema, crs: crs)
}

/// A file of these batches, with an index or without.
func flatGeobuf(_ layer: FlatGeobufLayer, _ batches: [FeatureBatch], isIndexed: Bool, piece: Int = 120) -> [UInt8] {
    var writer = ByteWriter()
    // What is not written must not come from what the memory held before.
    for index in writer.storage.indices { writer.storage[index] = 0xAA }
    var encoder = FlatGeobufEncoder(layer)
    if isIndexed {
        var builder = FlatGeobufIndexBuilder(layer)
        for batch in batches { builder.append(batch) }
        encoder = FlatGeobufEncoder(layer, index: builder.finish())
    }
    encoder.begin(to: &writer)
    while encoder.appendIndex(atMost: piece, to: &writer) {}
    for batch in batches { encoder.append(batch, to: &writer) }
    encoder.end(members: [], to: &writer)
    return writer.take()
}
