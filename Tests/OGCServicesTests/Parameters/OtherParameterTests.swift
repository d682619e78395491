import FeatureQuery
import GeoCore
import Testing

@testable import OGCServices

@Suite struct `The parameters limit, cursor and f` {
    let limit = LimitParameter(standard: 100, maximum: 1_000)

    @Test(arguments: [
        ("1", 1), ("100", 100), ("0005", 5), ("1000", 1_000), ("1001", 1_000),
        ("99999999999999999999999999999999999999999", 1_000),
    ])
    func `a limit above the maximum is the maximum, /req/core/fc-limit-response-1`(_ text: String, _ expected: Int)
        throws
    {
        #expect(try limit.parse(text) == expected)
    }

    @Test(arguments: ["", "0", "000", "-1", "+1", "1.5", "1e3", "abc", " 1", "１", "0x10", "1\0"])
    func `a limit that is no positive number is refused, /req/core/query-param-invalid`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try limit.parse(text) }
        #expect(error?.code == .invalidParameter)
    }

    @Test func `a cursor names incarnation and position`() throws {
        let cursor = try CursorParameter().parse("a.b.42")
        #expect(cursor.incarnation == "a.b")
        #expect(cursor.position == 42)
        #expect(cursor.text == "a.b.42")
    }

    @Test(arguments: ["", ".", ".1", "a", "a.", "a.b", "a.1x", "a.99999999999999999999", "42"])
    func `a cursor of another form is refused, /req/core/query-param-invalid`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try CursorParameter().parse(text) }
        #expect(error?.code == .invalidParameter)
    }

    @Test(arguments: ["xml", "", "JSON", "json ", "html/json"])
    func `a format that is not offered is refused, /req/core/query-param-invalid`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try FormatParameter(offered: [.json, .html]).parse(text) }
        #expect(error?.code == .invalidParameter)
        #expect(error?.message.english.contains("json, html") == true)
    }

    @Test(arguments: [
        (PropertyType.integer, "-7", PropertyValue.integer(-7)), (.real, "1.5e2", .real(150)),
        (.boolean, "false", .boolean(false)), (.text, "", .text("")), (.text, "İğde \"1\"", .text("İğde \"1\"")),
        (.date, "2026-11-21", .text("2026-11-21")),
        (.dateTime, "2026-11-21T13:53:16+03:00", .text("2026-11-21T10:53:16Z")),
    ])
    func `a property is compared with a value of its type, /rec/core/fc-filters`(
        _ type: PropertyType,
        _ text: String,
        _ value: PropertyValue
    ) throws {
        let parameter = PropertyParameter(property: PropertyDefinition(name: "p", type: type))
        #expect(try parameter.parse(text) == PropertyFilter(property: "p", value: value))
    }

    @Test(arguments: [
        (PropertyType.integer, "1.5"), (.integer, ""), (.integer, "9223372036854775808"), (.real, "nan"),
        (.real, "inf"),
        (.real, "x"), (.boolean, "1"), (.boolean, "True"), (.date, "2026-02-30"), (.date, "2026-11-21T00:00:00Z"),
        (.dateTime, "2026-11-21"),
    ])
    func `a value of another type is refused, /req/core/query-param-invalid`(_ type: PropertyType, _ text: String) {
        let parameter = PropertyParameter(property: PropertyDefinition(name: "p", type: type))
        let error = #expect(throws: PaftaError.self) { try parameter.parse(text) }
        #expect(error?.code == .invalidParameter)
    }
}
