import FeatureQuery
import GeoCore
import Testing

@testable import LayerLoading

@Suite struct `The fields of a delivery in the layer that is there` {
    private func schema(_ fields: [(String, PropertyType)], hasGeometry: Bool = false) -> FeatureSchema {
        FeatureSchema(
            collection: "agac",
            title: "agac",
            geometry: hasGeometry ? GeometryProperty(name: "geom", type: .point, hasHeights: false, crs: .wgs84) : nil,
            properties: fields.map { PropertyDefinition(name: $0.0, type: $0.1) },
            temporalProperty: nil,
            identifiers: .integer
        )
    }

    private func batch(_ schema: FeatureSchema, _ rows: [[PropertyValue?]]) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: schema.properties)
        for (number, row) in rows.enumerated() {
            batch.identifiers.append(integer: Int64(number + 1))
            batch.positions.append(Int64(number + 1))
            for (index, value) in row.enumerated() {
                switch value {
                case .text(let text): batch.properties[index].append(text: text)
                case .integer(let number): batch.properties[index].append(integer: number)
                default: batch.properties[index].appendNull()
                }
            }
        }
        return batch
    }

    @Test func `are put where the layer has them, and other fields have no value`() {
        let delivered = schema([("no", .integer), ("tur", .text)])
        let present = schema([("tur", .text), ("bakim", .text), ("no", .integer)])
        let alignment = LayerAlignment(delivered, to: present)
        #expect(alignment.places == [1, nil, 0] && alignment.hasOthers)
        let aligned = alignment.aligned(batch(delivered, [[.integer(7), .text("Çam")], [nil, nil]]))
        #expect(aligned.schema == present.properties)
        #expect(aligned.properties.map { $0.value(0) } == [.text("Çam"), nil, .integer(7)])
        #expect(aligned.properties.map { $0.value(1) } == [nil, nil, nil])
    }

    @Test func `leave other fields the values they had`() {
        let delivered = schema([("tur", .text)])
        let present = schema([("tur", .text), ("bakim", .text)])
        let former = batch(present, [[.text("Çam"), .text("2025")], [.text("Meşe"), nil]])
        let aligned = LayerAlignment(delivered, to: present)
            .aligned(batch(delivered, [[.text("Ardıç")], [nil]]), former: former)
        #expect(aligned.properties[0].text(0) == "Ardıç" && aligned.properties[0].isNull[1])
        #expect(aligned.properties[1].text(0) == "2025" && aligned.properties[1].isNull[1])
        #expect(aligned.identifiers.integers == [1, 2])
    }

    @Test func `have to be there with their type, and the geometry too`() throws {
        let present = schema([("no", .integer), ("tur", .text)], hasGeometry: true)
        try LayerAlignment.check(schema([("tur", .text)], hasGeometry: true), against: present)
        for (delivered, word) in [
            (schema([("no", .text)], hasGeometry: true), "'no' (integer)"),
            (schema([("ek", .text)], hasGeometry: true), "'ek'"), (schema([("tur", .text)]), "geometri"),
        ] {
            let error = try #require(throws: PaftaError.self) { try LayerAlignment.check(delivered, against: present) }
            #expect(error.code == .differentFields && error.message.english.contains(word))
        }
    }
}
