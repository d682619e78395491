import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `The rule on ranges` {
    private static let fields = [
        TemplateField.real("taks", TemplateRange(minimum: 0, maximum: 1, excludesMinimum: true), role: .groundCoverage),
        .text("taks_tip"), .real("kaks", TemplateRange(minimum: 0, maximum: 100), role: .floorAreaRatio),
    ]

    private func count(_ taks: Double?, _ tip: String?, _ kaks: Double?) throws -> Int {
        var delivery = try Delivery(Self.fields, geometry: nil)
        delivery.add([taks.map(PropertyValue.real), tip.map(PropertyValue.text), kaks.map(PropertyValue.real)])
        return try delivery.faults(of: ValueRule()).count
    }

    @Test func `numbers in their ranges are no fault`() throws {
        #expect(try count(0.35, "Deger", 1.05) == 0)
        #expect(try count(1, nil, 1) == 0)
        #expect(try count(nil, nil, nil) == 0)
    }

    @Test func `numbers outside are`() throws {
        #expect(try count(0, nil, nil) == 1)
        #expect(try count(1.2, nil, nil) == 1)
        #expect(try count(nil, nil, 101) == 1)
        #expect(try count(.nan, nil, nil) == 1)
    }

    @Test func `a zero that means free is no fault`() throws {
        #expect(try count(0, "Serbest", 0) == 0)
        #expect(try count(0, "Değer", 0) == 1)
    }

    @Test func `KAKS is not below TAKS`() throws {
        #expect(try count(0.4, nil, 0.3) == 1)
        #expect(try count(0.4, "Serbest", 0.3) == 0)
    }

    @Test func `the message names the value and the range in the reader's notation`() throws {
        var delivery = try Delivery(Self.fields, geometry: nil)
        delivery.add([.real(1.25)])
        let fault = try #require(try delivery.faults(of: ValueRule()).first)
        #expect(fault.message.turkish == "'taks' değeri 1,25; 0 değerinden büyük, en çok 1 olmalı.")
        #expect(fault.message.english == "'taks' is 1.25; it has to be above 0 and at most 1.")
    }

    private func dateFaults(_ from: String?, _ to: String?) throws -> Int {
        let title = LocalizedText(verbatim: "x")
        var delivery = try Delivery(
            [
                TemplateField(name: "bas", title: title, type: .date, role: .validFrom),
                TemplateField(name: "bit", title: title, type: .dateTime, role: .validTo),
            ],
            geometry: nil
        )
        delivery.add(texts: from, to)
        return try delivery.faults(of: ValueRule()).count
    }

    @Test(
        arguments: [
            ("2026-02-28", "2026-02-28T23:59:59Z", 0), ("2024-02-29", nil, 0), ("2026-02-29", nil, 1),
            ("2026-13-01", nil, 1),
            ("21.11.2026", nil, 1), ("2026-1-1", nil, 1), ("", nil, 1), ("0000-01-01", nil, 1),
            ("2026-03-01", "2026-02-28T00:00:00Z", 1), (nil, nil, 0),
        ] as [(String?, String?, Int)]
    )
    func `dates exist and lie in order`(from: String?, to: String?, expected: Int) throws {
        #expect(try dateFaults(from, to) == expected)
    }

    @Test func `texts are not longer than the field`() throws {
        let field = TemplateField(name: "ad", title: LocalizedText(verbatim: "ad"), type: .text, maximumLength: 4)
        var delivery = try Delivery([field], geometry: nil)
        for text in ["Rize", "ŞİŞL", "Ankara"] { delivery.add(texts: text) }
        #expect(try delivery.faults(of: ValueRule()).map(\.row) == [3])
    }

    @Test(arguments: ValueFailure.Reason.allCases)
    func `values that could not be read are faults with a remedy`(reason: ValueFailure.Reason) {
        let faults = FaultCollector()
        ValueRule.report([ValueFailure(row: 7, key: "101/5", field: "alan", text: "1.295", reason: reason)], faults)
        #expect(faults.faults.map(\.row) == [7])
        #expect(faults.faults.first?.rule.number == 17)
        #expect(faults.faults.first?.message.turkish.contains("'1.295'") == true)
    }
}
