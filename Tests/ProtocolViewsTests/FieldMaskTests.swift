import FeatureQuery
import GeoCore
import ProtocolViews
import Testing

@Suite struct `Masks of fields` {
    @Test(arguments: [
        ("Ayşe Yılmaz", "A*** Y***"), ("İbrahim ışık", "İ*** ı***"), ("ÇİĞDEM  Öztürk\tŞen", "Ç*** Ö*** Ş***"),
        ("I\u{307}pek", "I\u{307}***"), ("(Ali) 12 -Can", "A*** *** C***"), ("  ", ""), ("", ""), ("ğ", "ğ***"),
        ("Ali\u{A0}Can", "A*** C***"), ("d'Arc", "d***"), ("李 小龍", "李*** 小***"), ("👩‍👧 Ece", "*** E***"),
    ])
    func `initials show the first letter of each word as it is written`(_ sample: (String, String)) throws {
        #expect(try masked(.text, [.text(sample.0)], .initials) == [.text(sample.1)])
    }

    @Test(arguments: [
        ("12345678901", 2, "***01"), ("12", 2, "***"), ("1", 2, "***"), ("", 2, "***"), ("abç", 1, "***ç"),
        ("xÇĞ", 2, "***ÇĞ"), ("aI\u{307}", 1, "***I\u{307}"), ("gizli", 0, "***"), ("gizli", -3, "***"),
        ("e\u{301}", 1, "***"),
    ])
    func `last characters never tell how many there are`(_ sample: (String, Int, String)) throws {
        #expect(try masked(.text, [.text(sample.0)], .lastCharacters(sample.1)) == [.text(sample.2)])
    }

    @Test(arguments: [
        (14.9, 10, 10), (15, 10, 20), (-15, 10, -20), (-4.9, 10, 0), (0.25, 0.1, 0.3), (0.34, 0.1, 0.3),
        (1_234.5, 0.5, 1_234.5), (7, 2.5, 7.5), (1e300, 10, 1e300),
    ])
    func `numbers are rounded to multiples with halves away from zero`(_ sample: (Double, Double, Double)) throws {
        let found = try masked(.real, [.real(sample.0)], .rounded(step: sample.1))
        #expect(found == [.real(sample.2)])
        if case .real(let number) = found[0] { #expect(number != 0 || number.sign == .plus) }
    }

    @Test(arguments: [
        (99, "<100"), (100, "100–200"), (199, "100–200"), (200, "≥200"), (-7, "<100"), (Int64.max, "≥200"),
    ])
    func `numbers become the class they lie in`(_ sample: (Int64, String)) throws {
        #expect(
            try masked(.integer, [.integer(sample.0)], .classes(limits: [100, 200])) == [.text(sample.1)]
        )
        #expect(try masked(.real, [.real(0.1)], .classes(limits: [0.5])) == [.text("<0.5")])
    }

    @Test func `days and moments become years`() throws {
        #expect(try masked(.date, [.text("1923-10-29"), nil], .year) == [.integer(1923), nil])
        #expect(try masked(.dateTime, [.text("2026-11-21T10:53:16Z")], .year) == [.integer(2026)])
        #expect(
            try masked(.text, [.text("12 Kasım"), .text("19231"), .text("1923")], .year) == [nil, nil, .integer(1923)]
        )
        #expect(try masked(.integer, [.integer(1923)], .year) == [nil])
    }

    @Test func `what a mask has no meaning for has no value`() throws {
        #expect(try masked(.text, [.text("120")], .rounded(step: 10)) == [nil])
        #expect(try masked(.boolean, [.boolean(true)], .classes(limits: [1])) == [nil])
        #expect(try masked(.integer, [.integer(3), nil], .hidden) == [nil, nil])
        #expect(try masked(.text, [nil], .initials) == [nil])
    }

    @Test func `hashes are the same for one partner and strange to another`() throws {
        let number = try masked(.integer, [.integer(12)], .keyedHash)
        #expect(try masked(.text, [.text("12")], .keyedHash) == number)
        #expect(try masked(.real, [.real(12)], .keyedHash) == number)
        #expect(try masked(.text, [.text("12")], .keyedHash, secret: "diğer") != number)
        #expect(try masked(.text, [.text("13")], .keyedHash) != number)
        // echo -n 'pafta.mask12' | openssl dgst -sha256 -hmac sir
        #expect(number == [.text("cb7cea6f6bb9658ac13dd5291407d618")])
    }

    @Test(arguments: [
        FieldMask.rounded(step: 0), .rounded(step: -1), .rounded(step: .nan), .classes(limits: []),
        .classes(limits: [2, 1]), .classes(limits: [1, 1]), .classes(limits: [.infinity]),
    ])
    func `masks without sense break the view`(_ mask: FieldMask) {
        let error = #expect(throws: PaftaError.self) { try masked(.integer, [.integer(1)], mask) }
        #expect(error?.code == .brokenView)
    }

    private func masked(
        _ type: PropertyType,
        _ values: [PropertyValue?],
        _ mask: FieldMask,
        secret: String = "sir"
    ) throws -> [PropertyValue?] {
        let schema = FeatureSchema(
            collection: "k",
            title: "K",
            geometry: nil,
            properties: [PropertyDefinition(name: "a", type: type)]
        )
        let view = try View(
            ViewDefinition(fields: [.init("a", mask: mask)]),
            of: schema,
            identity: "p",
            secret: Array(secret.utf8),
            references: SampleLayer.references
        )
        var batch = FeatureBatch(identifiers: .integer, schema: schema.properties)
        for (row, value) in values.enumerated() {
            batch.identifiers.append(integer: Int64(row))
            batch.positions.append(Int64(row))
            switch value {
            case nil: batch.properties[0].appendNull()
            case .integer(let number): batch.properties[0].append(integer: number)
            case .boolean(let value): batch.properties[0].append(integer: value ? 1 : 0)
            case .real(let number): batch.properties[0].append(real: number)
            case .text(let text): batch.properties[0].append(text: text)
            }
        }
        let shown = try view.apply(batch)
        #expect(shown.properties[0].type == view.schema.properties[0].type)
        return (0..<values.count).map { shown.properties[0].value($0) }
    }
}
