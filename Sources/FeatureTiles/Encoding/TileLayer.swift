internal import FeatureQuery
internal import GeoCore

/// One layer of a tile (Vector Tile Specification 2.1, clause 4.1).
struct TileLayer: Sendable {
    /// The name.
    let name: String
    private var features = FeatureMessages()
    private var keys = KeyTable()
    private var values = ValueTable()
    private var tags = FeatureTags()

    /// Fields of a tile and of a layer.
    private static let tileLayer: UInt8 = 0x1A
    private static let version: UInt8 = 0x78
    private static let nameField: UInt8 = 0x0A
    private static let key: UInt8 = 0x1A
    private static let extent: UInt8 = 0x28

    /// Creates a layer without features.
    init(name: String) { self.name = name }

    /// The number of features.
    var featureCount: Int { features.count }

    /// Adds the features of `batch` that are visible, with the properties of `selection`.
    mutating func append(
        _ batch: FeatureBatch,
        _ visible: VisibleFeatures,
        _ selection: TileOptions.PropertySelection
    ) {
        guard visible.count > 0 else { return }
        tags.removeAll()
        for (index, property) in batch.schema.enumerated() where selection.contains(property.name) {
            tags.append(batch.properties[index], named: property.name, rows: visible.rows, &keys, &values)
        }
        // A feature's id is a number (clause 4.2); a text has to become an attribute.
        if batch.identifiers.type != .integer, !batch.schema.contains(where: { $0.name == "id" }) {
            tags.append(batch.identifiers, named: "id", rows: visible.rows, &keys, &values)
        }
        features.append(visible, identifiers: batch.identifiers, tags)
    }

    /// Writes the layer into a tile; nothing if it has no features.
    func write(to writer: inout ByteWriter, extent: Int) {
        guard featureCount > 0 else { return }
        var head = ByteWriter(capacity: 64)
        head.append([Self.version, 2])  // first, so that readers know what follows
        head.append(Self.nameField, text: name)
        var rest = ByteWriter(capacity: 256)
        for name in keys.names { rest.append(Self.key, text: name) }
        let values = values.fields.bytes
        var tail = ByteWriter(capacity: 16)
        tail.append(Self.extent, number: UInt64(extent))
        let size = head.count + features.bytes.count + rest.count + values.count + tail.count
        writer.reserve(size + 11)
        writer.append(Self.tileLayer, number: UInt64(size))
        for part in [head.bytes, features.bytes.bytes, rest.bytes, values, tail.bytes] { writer.append(part) }
    }
}

extension ByteWriter {
    /// Adds the tag of a field and a number: its value, or the size of what comes.
    fileprivate mutating func append(_ tag: UInt8, number: UInt64) {
        reserve(11)
        var at = count
        var span = storage.mutableSpan
        span[at] = tag
        at += 1
        Varint.put(number, in: &span, at: &at)
        count = at
    }

    /// Adds a field with a text.
    fileprivate mutating func append(_ tag: UInt8, text: String) {
        append(tag, number: UInt64(text.utf8.count))
        append(verbatim: text)
    }
}
