import FeatureQuery
import GeoCore

/// Writes features as JSON objects of GeoJSON's shape, for every format that is built on it.
///
/// What is the same in all features lies ready in ``Phrases``, and room is made once for each feature.
struct FeatureObject: Sendable {
    /// What stands before a feature; raw values are numbers of phrases.
    enum Opening: Int, CaseIterable {
        /// Nothing.
        case alone
        /// A new line.
        case first
        /// A comma and a new line.
        case next
        /// The record separator of RFC 7464.
        case record

        fileprivate var text: String {
            switch self {
            case .alone: ""
            case .first: "\n"
            case .next: ",\n"
            case .record: "\u{1E}"
            }
        }
    }

    /// Where a feature differs from plain GeoJSON.
    struct Shape {
        /// The member that holds the geometry of a batch.
        var geometryMember = "geometry"
        /// Whether a `geometry` in longitude and latitude, or a null, follows that member.
        var hasFallback = false
        /// Whether all positions of a geometry have the same number of coordinates.
        var hasUniformHeights = false
        /// The column that the member `time` repeats.
        var time: Int?
    }

    private let geometry: GeometryMember
    private let fallback: GeometryMember
    private let hasFallback: Bool
    private let time: TimeMember?
    private let openings: Phrases
    /// By number: what stands before the value of each property.
    private let names: Phrases
    private let byteColumns: [Int]
    private let fixedRoom: Int

    /// Creates a writer of features with these properties.
    init(properties: [PropertyDefinition], coordinates form: CoordinateForm, shape: Shape = Shape()) {
        geometry = GeometryMember(name: shape.geometryMember, form: form, hasUniformHeights: shape.hasUniformHeights)
        fallback = GeometryMember(name: "geometry", form: .crs84, hasUniformHeights: shape.hasUniformHeights)
        hasFallback = shape.hasFallback
        time = shape.time.map { TimeMember(column: $0, type: properties[$0].type) }
        var openings = Phrases()
        for opening in Opening.allCases { openings.add("\(opening.text){\"type\":\"Feature\",\"id\":".utf8) }
        self.openings = openings
        names = Self.names(properties)
        byteColumns = properties.indices.filter { PropertyColumn(type: properties[$0].type).holdsBytes }
        fixedRoom =
            openings.room + names.room + (properties.count + 1) * JSONText.longestNumber + TimeMember.room + 128
    }

    private static func names(_ properties: [PropertyDefinition]) -> Phrases {
        var phrases = Phrases()
        var writer = ByteWriter(capacity: 256)
        writer.append(",\"properties\":{")
        if properties.isEmpty { phrases.add(writer.bytes) }
        for property in properties {
            JSONText.append(property.name, to: &writer)
            writer.append(UInt8(ascii: ":"))
            phrases.add(writer.bytes)
            writer.removeAll()
            writer.append(UInt8(ascii: ","))
        }
        return phrases
    }

    /// Adds one feature.
    ///
    /// - Parameters:
    ///   - row: The row of the batch.
    ///   - batch: Features with the properties that the writer was made for.
    ///   - opening: What stands before the feature.
    ///   - other: The geometries of the fallback, if the shape has one.
    ///   - members: Further members of the feature as JSON without braces.
    ///   - writer: Where the feature goes.
    func append(
        row: Int,
        of batch: FeatureBatch,
        _ opening: Opening,
        fallback other: GeometryColumn? = nil,
        members: ArraySlice<UInt8> = [],
        to writer: inout ByteWriter
    ) {
        writer.reserve(room(row: row, of: batch, other))
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        openings.write(opening.rawValue, into: &bytes, at: &at)
        Self.writeIdentifier(row: row, of: batch, into: &bytes, at: &at)
        time?.write(row: row, of: batch, into: &bytes, at: &at)
        if batch.hasGeometry {
            geometry.write(row: row, of: batch.geometry, into: &bytes, at: &at)
        } else {
            geometry.writeNull(into: &bytes, at: &at)
        }
        if hasFallback {
            if let other {
                fallback.write(row: row, of: other, into: &bytes, at: &at)
            } else {
                fallback.writeNull(into: &bytes, at: &at)
            }
        }
        writeProperties(row: row, of: batch, into: &bytes, at: &at)
        bytes.put(UInt8(ascii: "}"), at: &at)
        writer.count = at
        if !members.isEmpty { Self.insert(members, to: &writer) }
    }

    /// Puts members before the last brace.
    private static func insert(_ members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.count -= 1
        writer.append(UInt8(ascii: ","))
        writer.append(members)
        writer.append(UInt8(ascii: "}"))
    }

    /// The room that a feature needs at most.
    private func room(row: Int, of batch: FeatureBatch, _ other: GeometryColumn?) -> Int {
        var room = fixedRoom
        if batch.hasGeometry { room += geometry.room(row: row, of: batch.geometry) }
        if hasFallback, let other { room += fallback.room(row: row, of: other) }
        for index in byteColumns {
            room += JSONText.room(for: batch.properties[index].bytes, batch.properties[index].range(of: row))
        }
        if batch.identifiers.holdsBytes {
            room += JSONText.room(for: batch.identifiers.bytes, batch.identifiers.range(of: row))
        }
        return room
    }

    @inline(__always)
    private static func writeIdentifier(
        row: Int,
        of batch: FeatureBatch,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        if batch.identifiers.holdsBytes {
            JSONText.write(batch.identifiers.bytes, batch.identifiers.range(of: row), into: &bytes, at: &at)
        } else {
            JSONText.write(batch.identifiers.integers[row], into: &bytes, at: &at)
        }
    }

    @inline(__always)
    private func writeProperties(
        row: Int,
        of batch: FeatureBatch,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        if batch.properties.isEmpty { names.write(0, into: &bytes, at: &at) }
        for index in batch.properties.indices {
            names.write(index, into: &bytes, at: &at)
            JSONText.writeValue(index, row: row, of: batch, into: &bytes, at: &at)
        }
        bytes.put(UInt8(ascii: "}"), at: &at)
    }
}
