import FeatureQuery
import GeoCore
import Testing

@Suite struct `Random GeoJSON documents` {
    private static let schema = PropertyType.allCases.map { PropertyDefinition(name: "ö\n\($0.rawValue)", type: $0) }

    private func randomBytes(_ numbers: inout SeededNumbers) -> [UInt8] {
        (0..<Int.random(in: 0...20, using: &numbers)).map { _ in .random(in: 0...255, using: &numbers) }
    }

    private func randomNumber(_ numbers: inout SeededNumbers) -> Double {
        Int.random(in: 0..<4, using: &numbers) == 0
            ? Double(bitPattern: numbers.next()) : .random(in: -180...180, using: &numbers)
    }

    private func addProperties(_ batch: inout FeatureBatch, _ numbers: inout SeededNumbers) {
        for index in batch.properties.indices {
            guard Int.random(in: 0..<5, using: &numbers) > 0 else {
                batch.properties[index].appendNull()
                continue
            }
            switch batch.properties[index].type {
            case .integer, .boolean:
                batch.properties[index].append(integer: Int64(bitPattern: numbers.next()))
            case .real: batch.properties[index].append(real: randomNumber(&numbers))
            case .text, .date, .dateTime, .binary:
                batch.properties[index].bytes += randomBytes(&numbers)
                batch.properties[index].endBytes()
            }
        }
    }

    private func addGeometry(_ batch: inout FeatureBatch, _ numbers: inout SeededNumbers) {
        guard let type = GeometryType(rawValue: .random(in: 0...7, using: &numbers)) else {
            return batch.geometry.appendNull()
        }
        let isSingle = type == type.single && type != .geometryCollection
        var (parts, kinds): ([[[[Double]]]], [GeometryType]) = ([], [])
        for _ in 0..<(isSingle ? 1 : Int.random(in: 0...3, using: &numbers)) {
            let kind =
                type == .geometryCollection
                ? [.point, .lineString, .polygon].randomElement(using: &numbers) : type.single
            let rings = kind == .polygon ? Int.random(in: 1...3, using: &numbers) : 1
            let positions = kind == .point ? 1 : Int.random(in: 2...9, using: &numbers)
            kinds.append(kind ?? .point)
            parts.append(
                (0..<rings)
                    .map { _ in
                        (0..<positions)
                            .map { _ in [randomNumber(&numbers), randomNumber(&numbers), randomNumber(&numbers)] }
                    }
            )
        }
        batch.geometry.append(type, parts, kinds: kinds)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whatever the values are, the document is JSON with every feature in it`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        var batch = FeatureBatch(identifiers: .text, schema: Self.schema)
        let count = Int.random(in: 1...40, using: &numbers)
        for _ in 0..<count {
            batch.identifiers.bytes += randomBytes(&numbers)
            batch.identifiers.endBytes()
            addProperties(&batch, &numbers)
            addGeometry(&batch, &numbers)
        }
        let json = try #require(StrictJSON(document([batch], decimals: Int(seed % 9))))
        for row in 0..<count {
            let feature = try #require(json["features"]?[row])
            let type = batch.geometry.types[row].map { StrictJSON.text($0.name) }
            #expect(feature["geometry"]?["type"] == type && (type != nil || feature["geometry"] == .null))
            for column in batch.properties where column.isNull[row] {
                #expect(feature["properties"]?["ö\n\(column.type.rawValue)"] == .null)
            }
        }
        #expect(json["features"]?[count] == nil)
    }
}
