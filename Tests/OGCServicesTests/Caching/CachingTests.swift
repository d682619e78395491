import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Entity tags and dates` {
    /// Values of the reference test suite of FNV-1a, 64 bits.
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func `a fingerprint is that of FNV-1a`(_ text: String, _ expected: String) {
        var print = Fingerprint()
        print.add(bytes: text.utf8)
        #expect(print.text == expected)
    }

    @Test(arguments: [
        ("\"a\"", true), ("W/\"a\"", true), ("*", true), ("\"b\", \"a\"", true), ("\"b,\", W/\"a\"", true),
        ("\"b\"", false),
        ("", false), ("a", false), ("\"a", false), ("W/", false), ("\"x,\"a\"", false), (",,, \"a\"", true),
        ("w/\"a\"", false),
    ])
    func `If-None-Match is a list of tags compared weakly`(_ field: String, _ expected: Bool) {
        #expect(EntityTag(name: "a", isWeak: false).matches(field) == expected)
    }

    @Test func `an unchanged answer is 304 before any feature is read, /rec/core/etag`() throws {
        let city = City()
        let first = try city.features.items(collection: "parsel", ServiceRequest("limit=2"))
        let tag = try #require(first.header("ETag"))
        var again = ServiceRequest("limit=2")
        again.ifNoneMatch = "\"x\", \(tag)"
        let before = city.parcels.queries.count
        let second = try city.features.items(collection: "parsel", again)
        #expect(second.status == 304)
        #expect(second.header("ETag") == tag)
        #expect(try second.bytes().isEmpty)
        #expect(city.parcels.queries.count == before)
    }

    @Test func `the tag changes with data, query, format, language and address`() throws {
        let city = City()
        func tag(_ request: ServiceRequest) throws -> String? {
            try city.features.items(collection: "parsel", request).header("ETag")
        }
        var elsewhere = ServiceRequest()
        elsewhere.baseURL = "https://example.org"
        var tags = [
            try tag(ServiceRequest()), try tag(ServiceRequest("limit=5")), try tag(ServiceRequest("f=html")),
            try tag(ServiceRequest(language: "tr")), try tag(elsewhere),
        ]
        city.parcels.replace(version: DataVersion(incarnation: "a1", change: 2, changedAt: "2026-11-21T11:00:00.000Z"))
        tags.append(try tag(ServiceRequest()))
        city.parcels.replace(version: DataVersion(incarnation: "b", change: 1, changedAt: "2026-11-21T11:00:00.000Z"))
        tags.append(try tag(ServiceRequest()))
        #expect(Set(tags).count == tags.count)
        #expect(try tag(ServiceRequest("limit=5&ada=1")) == tag(ServiceRequest("ada=1&limit=5")))
    }

    @Test(arguments: [
        ("Sat, 21 Nov 2026 10:53:16 GMT", 304), ("Sat, 21 Nov 2026 10:53:15 GMT", 200),
        ("Sat, 21 Nov 2027 00:00:00 GMT", 304),
        ("never", 200),
    ])
    func `a date later than the last change is 304`(_ date: String, _ status: Int) throws {
        var request = ServiceRequest()
        request.ifModifiedSince = date
        #expect(try City().features.item(collection: "parsel", feature: "1", request).status == status)
    }

    @Test func `If-None-Match is stronger than the date`() throws {
        var request = ServiceRequest()
        request.ifModifiedSince = "Sat, 21 Nov 2026 10:53:16 GMT"
        request.ifNoneMatch = "\"other\""
        #expect(try City().features.item(collection: "parsel", feature: "1", request).status == 200)
    }

    @Test func `no date is given in the second of the change, for another may follow`() throws {
        let city = City { $0.clock = WallClock { 1_795_258_396_900 } }  // 2026-11-21T10:53:16.9Z
        let answer = try city.features.item(collection: "parsel", feature: "1", ServiceRequest())
        #expect(answer.header("Last-Modified") == nil)
        #expect(answer.header("ETag") != nil)
        let later = try City().features.item(collection: "parsel", feature: "1", ServiceRequest())
        #expect(later.header("Last-Modified") == "Sat, 21 Nov 2026 10:53:16 GMT")
    }

    @Test(arguments: ["*", "*, \"x\""])
    func `no condition makes a feature of what is not there`(_ field: String) {
        var request = ServiceRequest()
        request.ifNoneMatch = field
        request.ifModifiedSince = "Sat, 21 Nov 2027 00:00:00 GMT"
        #expect(
            code { () throws(PaftaError) in try City().features.item(collection: "parsel", feature: "99", request) }
                == "feature.unknown"
        )
    }
}
