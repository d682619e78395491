import FeatureFormats
import FeatureQuery
import GeoCore
import GeoPackageStore
import PaftaTerminal

/// Writes the difference between two states of a layer as one JSON object, piece by piece.
///
/// The counts stand behind the changes: both are of one snapshot then, which is read only once.
struct DifferenceDocument {
    let console: Console
    let schema: FeatureSchema
    let key: FeatureKey
    private var isEmpty = true

    init(console: Console, schema: FeatureSchema, key: FeatureKey, from: Int64, to: Int64) {
        self.console = console
        self.schema = schema
        self.key = key
        console.write(Array("{\"from\":\(from),\"to\":\(to),\"changes\":[".utf8)[...])
    }

    /// Writes some changes.
    mutating func append(_ changes: [LayerChange], of batch: LayerChangeBatch) {
        var writer = ByteWriter(capacity: 65_536)
        for change in changes {
            writer.append(verbatim: isEmpty ? "\n" : ",\n")
            isEmpty = false
            writer.append(verbatim: object(change, batch).text)
        }
        console.write(writer.bytes)
    }

    /// Ends the object with the numbers of all changes, also of those that were not written.
    func finish(_ count: DifferenceCount) {
        console.result(
            "\n],\"inserted\":\(count.inserted),\"updated\":\(count.updated),\"deleted\":\(count.deleted)}"
        )
    }

    private func object(_ change: LayerChange, _ batch: LayerChangeBatch) -> JSONObject {
        var object = JSONObject()
        object.add("action", change.kind.rawValue)
        object.add("row", Int(change.row))
        if let after = change.after {
            object.add("key", key.text(after, of: batch.after))
        } else if let before = change.before {
            object.add("key", key.text(before, of: batch.before))
        }
        guard let before = change.before, let after = change.after else { return object }
        var fields = JSONObject()
        let geometry = schema.geometry?.name
        for name in change.changed where name != geometry {
            let index = schema.properties.firstIndex { $0.name == name }
            let old = index.map { batch.before.properties[$0] } ?? batch.before.identifiers
            let new = index.map { batch.after.properties[$0] } ?? batch.after.identifiers
            fields.add(name, verbatim: "[\(Self.value(old, before)),\(Self.value(new, after))]")
        }
        object.add("fields", verbatim: fields.text)
        object.add("geometryChanged", change.changed.contains { $0 == geometry })
        return object
    }

    private static func value(_ column: PropertyColumn, _ row: Int) -> String {
        var writer = ByteWriter(capacity: 64)
        switch column.value(row) {
        case .integer(let number): return "\(number)"
        case .boolean(let flag): return "\(flag)"
        case .real(let number): JSONText.append(number, to: &writer)
        case .text(let text): JSONText.append(text, to: &writer)
        case nil:
            // Bytes are told by their number: a difference is looked at, not loaded.
            guard column.type == .binary, !column.isNull[row] else { return "null" }
            JSONText.append(column.shown(row), to: &writer)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
