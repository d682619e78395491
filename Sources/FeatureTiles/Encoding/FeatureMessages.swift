internal import FeatureQuery
internal import GeoCore

/// The `features` fields of a layer, one after the other (clause 4.2).
struct FeatureMessages: Sendable {
    /// The number of features.
    private(set) var count = 0
    /// The fields as they stand in the layer.
    private(set) var bytes = ByteWriter(capacity: 65_536)

    /// Field 2 of a layer, length-delimited.
    private static let layerFeature: UInt8 = 0x12
    /// Fields of a feature: `id` as varint, `tags` packed, `type` as varint, `geometry` packed.
    private static let id: UInt8 = 0x08
    private static let tags: UInt8 = 0x12
    private static let type: UInt8 = 0x18
    private static let geometry: UInt8 = 0x22
    /// What the tags, types and lengths of one feature take at most.
    private static let overhead = 48

    /// Adds the features of a batch whose attributes are `tags`.
    mutating func append(_ visible: VisibleFeatures, identifiers: PropertyColumn, _ tags: FeatureTags) {
        var start = 0
        for feature in 0..<visible.count {
            let commands = start..<visible.ends[feature]
            let identifier = Self.identifier(visible.rows[feature], identifiers)
            append(feature, of: visible, commands, identifier, tags)
            start = commands.upperBound
        }
        count += visible.count
    }

    @inline(__always)
    private mutating func append(
        _ feature: Int,
        of visible: VisibleFeatures,
        _ commands: Range<Int>,
        _ identifier: UInt64?,
        _ tags: FeatureTags
    ) {
        let tagsSize = tags.size(of: feature)
        let size =
            (identifier.map { 1 &+ Varint.size($0) } ?? 0)
            &+ (tagsSize > 0 ? 1 &+ Varint.size(UInt64(tagsSize)) &+ tagsSize : 0)
            &+ 3 &+ Varint.size(UInt64(commands.count)) &+ commands.count
        bytes.reserve(size + Self.overhead)
        var at = bytes.count
        var span = bytes.storage.mutableSpan
        Self.start(Self.layerFeature, size: UInt64(size), &span, &at)
        if let identifier { Self.start(Self.id, size: identifier, &span, &at) }
        if tagsSize > 0 {
            Self.start(Self.tags, size: UInt64(tagsSize), &span, &at)
            tags.put(feature, in: &span, at: &at)
        }
        Self.start(Self.type, size: UInt64(visible.kinds[feature].rawValue), &span, &at)
        Self.start(Self.geometry, size: UInt64(commands.count), &span, &at)
        let source = visible.commands.bytes.storage.span
        for index in commands {
            span[at] = source[index]
            at &+= 1
        }
        bytes.count = at
    }

    /// Writes the tag of a field and the number that follows it: its value, or the size of what comes.
    @inline(__always)
    private static func start(_ tag: UInt8, size: UInt64, _ span: inout MutableSpan<UInt8>, _ at: inout Int) {
        span[at] = tag
        at &+= 1
        Varint.put(size, in: &span, at: &at)
    }

    /// Returns the number that a feature is known by; the specification has no place for texts and negative ones.
    @inline(__always)
    private static func identifier(_ row: Int, _ column: PropertyColumn) -> UInt64? {
        guard column.type == .integer, !column.isNull[row] else { return nil }
        return UInt64(exactly: column.integers[row])
    }
}
