import FeatureQuery
import LayerTemplates
import Testing

@Suite struct `Turkish and English numbers` {
    /// A text, what it is with Turkish, English and unknown form; `nil` where it is not read.
    static let numbers: [(String, Double?, Double?, Double?)] = [
        ("1295", 1295, 1295, 1295), ("0", 0, 0, 0), ("-7", -7, -7, -7), ("+7", 7, 7, 7), ("007", 7, 7, 7),
        ("1.295,50", 1295.5, 1295.5, 1295.5), ("1,295.50", 1295.5, 1295.5, 1295.5),
        ("1295,5", 1295.5, 1295.5, 1295.5), ("1295.5", 1295.5, 1295.5, 1295.5),
        ("1.295", 1295, 1.295, nil), ("1,295", 1.295, 1295, nil), ("-12.295", -12295, -12.295, nil),
        ("1.295.500", 1_295_500, 1_295_500, 1_295_500), ("1,295,500", 1_295_500, 1_295_500, 1_295_500),
        ("1.295.500,25", 1_295_500.25, 1_295_500.25, 1_295_500.25),
        ("0.125", 0.125, 0.125, 0.125), ("0,125", 0.125, 0.125, 0.125), (",5", 0.5, 0.5, 0.5), (".5", 0.5, 0.5, 0.5),
        ("1295.500", 1295.5, 1295.5, 1295.5), ("1 295,50", 1295.5, 1295.5, 1295.5), ("1 295", 1295, 1295, 1295),
        ("1\u{A0}295\u{202F}000", 1_295_000, 1_295_000, 1_295_000), ("  12,5 ", 12.5, 12.5, 12.5),
        ("\u{2212}3,5", -3.5, -3.5, -3.5), ("1.5E+03", 1500, 1500, 1500), ("1.295e3", 1295, 1295, 1295),
        ("0.1", 0.1, 0.1, 0.1),
        ("123456789012345678901234567890", 1.2345678901234568e29, 1.2345678901234568e29, 1.2345678901234568e29),
        ("606,7", 606.7, 606.7, 606.7), ("4544304.16", 4_544_304.16, 4_544_304.16, 4_544_304.16),
        ("1.29.5", nil, nil, nil), ("1.2,3.4", nil, nil, nil), ("1,2,3", nil, nil, nil), ("1..2", nil, nil, nil),
        ("12.", nil, nil, nil), ("abc", nil, nil, nil), ("12 m2", nil, nil, nil), ("NaN", nil, nil, nil),
        ("inf", nil, nil, nil), ("0x10", nil, nil, nil), ("1e", nil, nil, nil), ("1e9999", nil, nil, nil),
        ("1e999", nil, nil, nil), ("-+1", nil, nil, nil), ("1 2", nil, nil, nil), ("0.125.000", nil, nil, nil),
        ("٣", nil, nil, nil), (".", nil, nil, nil), ("1,295.50,3", nil, nil, nil), ("1.295 500", nil, nil, nil),
    ]

    @Test(arguments: numbers)
    func `are read by rule, and ambiguous ones by the form of their column`(
        text: String,
        turkish: Double?,
        english: Double?,
        unknown: Double?
    ) {
        for (form, expected) in [(NumberForm.turkish, turkish), (.english, english), (nil, unknown)] {
            let result = ColumnCoercion(from: .text, to: .real, numberForm: form).coerced(PropertyColumn(texts: [text]))
            #expect(result.column.isNull == [expected == nil])
            #expect(result.column.reals == [expected ?? 0])
            #expect(result.failures.count == (expected == nil ? 1 : 0))
        }
    }

    @Test(
        arguments: [
            (["1.295", "12,5"], NumberForm.turkish), (["1.295", "12.5"], .english), (["1.295", "1,295"], nil),
            (["12,5", "12.5"], nil), (["7", "1 295"], nil), (["1.295,50"], .turkish), (["1,295,000"], .english),
            ([nil, "", "x", "0,125"], .turkish),
        ] as [([String?], NumberForm?)]
    )
    func `the form of a column is settled by its clear values`(texts: [String?], form: NumberForm?) {
        var detector = NumberFormDetector()
        detector.observe(PropertyColumn(texts: texts))
        #expect(detector.form == form)
    }

    @Test func `ambiguous numbers are reported as such, with their row`() {
        let result = ColumnCoercion(from: .text, to: .real).coerced(PropertyColumn(texts: ["5", nil, "1.295", "x"]))
        #expect(
            result.failures == [
                CoercionFailure(row: 2, text: "1.295", reason: .ambiguousNumber),
                CoercionFailure(row: 3, text: "x", reason: .notANumber),
            ]
        )
        #expect(result.column.isNull == [false, true, true, true])
    }

    @Test func `every real of a random column reads back to the same bits in both forms`() {
        var random = SeededGenerator(state: 4)
        for _ in 0..<5_000 {
            let number = Double(Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)) / 1_000
            let english = "\(number)"
            let turkish = english.replacing(".", with: ",")
            let columns = [english, turkish]
                .map { text in
                    ColumnCoercion(from: .text, to: .real, numberForm: text == english ? .english : .turkish)
                        .coerced(PropertyColumn(texts: [text])).column.reals
                }
            #expect(columns == [[number], [number]])
        }
    }
}
