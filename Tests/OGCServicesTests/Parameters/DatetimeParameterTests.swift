import FeatureQuery
import GeoCore
import Testing

@testable import OGCServices

@Suite struct `The parameter datetime` {
    let parameter = DatetimeParameter()

    static let spans: [(text: String, start: String?, end: String?)] = [
        ("2026-03-01T06:00:00Z", "2026-03-01T06:00:00.000Z", "2026-03-01T06:00:00.000Z"),
        ("2026-03-01T06:00:00.5+03:00", "2026-03-01T03:00:00.500Z", "2026-03-01T03:00:00.500Z"),
        ("2026-03-01", "2026-03-01T00:00:00.000Z", "2026-03-01T23:59:59.999Z"),
        ("2026-03-01/2026-03-02", "2026-03-01T00:00:00.000Z", "2026-03-02T23:59:59.999Z"),
        ("2026-03-01/..", "2026-03-01T00:00:00.000Z", nil),
        ("2026-03-01/", "2026-03-01T00:00:00.000Z", nil),
        ("../2026-03-01T00:00:00Z", nil, "2026-03-01T00:00:00.000Z"),
        ("/2026-03-01", nil, "2026-03-01T23:59:59.999Z"),
        ("2026-03-01/2026-03-01", "2026-03-01T00:00:00.000Z", "2026-03-01T23:59:59.999Z"),
    ]

    @Test(arguments: spans)
    func `moments, days and intervals are read, /req/core/fc-time-definition`(
        _ span: (text: String, start: String?, end: String?)
    ) throws {
        let filter = try parameter.parse(span.text)
        #expect(filter.start?.text == span.start)
        #expect(filter.end?.text == span.end)
    }

    @Test(arguments: [
        "", "..", "../..", "/", "//", "../", "/..", "yesterday", "2026-13-01", "2026-02-29", "2026-02-30/2026-03-01",
        "2026-02-01/2026-01-01", "2026-01-01/2026-01-02/2026-01-03", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z",
        "1/2", "2026-01-01/...", String(repeating: "/", count: 100_000), "2026-01-01\0",
    ])
    func `anything else is refused, /req/core/query-param-invalid`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try parameter.parse(text) }
        #expect(error?.code == .invalidParameter)
    }
}
