import FeatureQuery
import GeoCore
import GeoReferencing
import PaftaTesting
import ProtocolViews

/// A layer with a field for each mask, and a twin of it that differs in what masks take away.
enum SampleLayer {
    static let references = CoordinateReferenceSystems()
    static let secret = Array("sir".utf8)

    static func schema(_ type: GeometryType = .polygon) -> FeatureSchema {
        FeatureSchema(
            collection: "parsel",
            title: "Parsel",
            geometry: GeometryProperty(name: "geom", type: type, hasHeights: false, crs: .crs84),
            properties: [
                PropertyDefinition(name: "malik", type: .text), PropertyDefinition(name: "ada", type: .text),
                PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "tckn", type: .text),
                PropertyDefinition(name: "alan", type: .real), PropertyDefinition(name: "deger", type: .integer),
                PropertyDefinition(name: "dogum", type: .date), PropertyDefinition(name: "gizli", type: .integer),
                PropertyDefinition(name: "kat", type: .integer), PropertyDefinition(name: "tescil", type: .date),
                PropertyDefinition(name: "kod", type: .text),
            ],
            temporalProperty: "tescil"
        )
    }

    static let fields: [ViewDefinition.Field] = [
        .init("tckn", mask: .lastCharacters(2)), .init("ada"), .init("ad", mask: .initials),
        .init("alan", mask: .rounded(step: 10)), .init("deger", mask: .classes(limits: [100, 200, 500])),
        .init("dogum", mask: .year), .init("gizli", mask: .hidden), .init("kat"), .init("tescil"),
        .init("kod", mask: .keyedHash), .init("yok"),
    ]

    static func view(
        _ definition: ViewDefinition,
        identity: String = "p/1",
        _ schema: FeatureSchema = schema()
    ) throws -> View {
        try View(definition, of: schema, identity: identity, secret: secret, references: references)
    }

    /// Returns the source of one view.
    static func source(_ definition: ViewDefinition, of source: InMemorySource) throws -> any FeatureSource {
        try ViewCatalogue(
            InMemoryCatalogue([("parsel", source)]),
            views: ["parsel": definition],
            identity: "p/1",
            secret: secret,
            references: references
        )
        .collection("parsel")
    }

    /// Some features and their twins: what differs is hidden or taken away by the masks of `fields`.
    static func twins(_ count: Int, seed: UInt64, _ type: GeometryType = .polygon) -> [[InMemorySource.Feature]] {
        var dice = Dice(seed)
        var result: [[InMemorySource.Feature]] = [[], []]
        for number in 1...count {
            let shape = dice.roll(8) == 0 ? nil : shape(type, &dice)
            let shared: [PropertyValue?] = [
                dice.roll(6) == 0 ? nil : .text(dice.pick(["a", "b", "ç"])),
                dice.roll(5) == 0 ? nil : .integer(Int64(dice.roll(4))),
                dice.roll(5) == 0 ? nil : .text("20\(10 + dice.roll(4))-0\(1 + dice.roll(9))-11"),
                dice.roll(5) == 0 ? nil : .text(dice.pick(["k1", "k2", "k3"])),
            ]
            let kinds = (0..<5).map { _ in dice.roll(5) }
            for twin in result.indices {
                let identifier = FeatureIdentifier.integer(Int64(number))
                result[twin].append(.init(identifier, shape, values(kinds, shared, &dice)))
            }
        }
        return result
    }

    private static func shape(_ type: GeometryType, _ dice: inout Dice) -> Shape {
        let (x, y) = (30 + Double(dice.roll(64)) / 256, 39 + Double(dice.roll(64)) / 256)
        if type == .point { return .point(.init(x, y)) }
        let (width, height) = (Double(1 + dice.roll(8)) / 256, Double(1 + dice.roll(8)) / 256)
        if type == .lineString { return .line([.init(x, y), .init(x + width, y + height), .init(x + width, y)]) }
        return .rectangle(Envelope(minX: x, minY: y, maxX: x + width, maxY: y + height))
    }

    /// `kinds` decide what the masks show; the rest is rolled anew for each twin.
    private static func values(_ kinds: [Int], _ shared: [PropertyValue?], _ dice: inout Dice) -> [PropertyValue?] {
        let names = [
            ["Ayşe Öz", "Ali Özgür"], ["İlk", "İpek"], ["Işık Su", "Ilgaz Sağ"], ["ç", "çınar"], ["", ""],
        ]
        let numbers = [["112", "99912"], ["1234567", "8867"], ["çğ34", "xy34"], ["1", "22"], ["00", "7"]]
        let classes = [[3, 99], [100, 150], [200, 499], [500, 9_000], [-5, 0]]
        let areas = [[1.5, 4.9], [5, 14.5], [96, 104.2], [-4, 4], [1_000, 1_003]]
        let days = [["1980-01-02", "1980-12-31"], ["1999-05-05", "1999-06-06"], ["2001-02-03", "2001-10-01"]]
        return [
            dice.roll(3) == 0 ? nil : .text(dice.pick(["Kaya", "Demir", "a"])), shared[0],
            .text(dice.pick(names[kinds[0]])), .text(dice.pick(numbers[kinds[1]])), .real(dice.pick(areas[kinds[2]])),
            .integer(Int64(dice.pick(classes[kinds[3]]))),
            kinds[4] < 3 ? .text(dice.pick(days[kinds[4]])) : nil, .integer(Int64(dice.roll(9))), shared[1], shared[2],
            shared[3],
        ]
    }

    /// A rectangle as well-known binary.
    static func area(_ envelope: Envelope, cuts: Bool) -> ViewDefinition.Area {
        var column = GeometryColumn()
        for (x, y) in [
            (envelope.minX, envelope.minY), (envelope.maxX, envelope.minY), (envelope.maxX, envelope.maxY),
            (envelope.minX, envelope.maxY), (envelope.minX, envelope.minY),
        ] { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.polygon)
        column.endRow(.polygon)
        var writer = ByteWriter()
        WKBWriter().append(row: 0, of: column, to: &writer)
        return ViewDefinition.Area(polygon: Array(writer.bytes), crs: .crs84, cuts: cuts)
    }
}
