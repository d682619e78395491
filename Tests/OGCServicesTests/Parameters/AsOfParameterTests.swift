import GeoCore
import Testing

@testable import OGCServices

@Suite struct `The parameter as-of` {
    @Test(arguments: [
        ("2026-03-01T06:00:00Z", "2026-03-01T06:00:00Z"), ("2026-03-01t09:00:00.25+03:00", "2026-03-01T06:00:00.250Z"),
        ("2026-03-01T09:00:00 03:00", "2026-03-01T06:00:00Z"), ("2026-03-01", "2026-03-01T20:59:59.999Z"),
        ("2024-02-29", "2024-02-29T20:59:59.999Z"), ("0000-01-01", "0000-01-01T20:59:59.999Z"),
    ])
    func `is a moment, or the end of a day in the time of Türkiye`(_ text: String, _ expected: String) throws {
        #expect(try AsOfParameter().parse(text).rfc3339 == expected)
    }

    @Test(arguments: [
        "", "..", "now", "dün", "2026", "2026-02-29", "2026-13-01", "2026-03-01T06:00:00", "2026-03-01T25:00:00Z",
        "2026-03-01/2026-03-02", "../2026-03-01", "2026-03-01\0", "-2026-03-01", "1795262400", "2026-03-01T06:00:00Z ",
        "2026-03-01T06:00:00." + String(repeating: "0", count: 100_000) + "Z",
    ])
    func `is nothing else`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try AsOfParameter().parse(text) }
        #expect(error?.code == .invalidParameter)
    }
}
