import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Telling clients of errors` {
    static let error = PaftaError(
        .notFound,
        .fault,
        LocalizedText("There is none.", tr: "Böyle bir şey yok."),
        remedy: LocalizedText("Look.", tr: "Bakın."),
        cause: "/secret/path"
    )

    @Test func `an error is a problem document of RFC 9457`() throws {
        var request = ServiceRequest(language: "tr")
        request.path = "/collections/yeşil"
        let answer = problem(Self.error, request)
        #expect(answer.status == 404)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(answer.header("Content-Language") == "tr")
        #expect(answer.header("Cache-Control") == "no-store")
        let expected: [String: JSONDocument] = [
            "type": .text("about:blank"), "title": .text("Bulunamadı"), "status": .number(404),
            "detail": .text("Böyle bir şey yok."), "instance": .text("/collections/ye%C5%9Fil"),
            "code": .text("internal.fault"), "remedy": .text("Bakın."),
        ]
        #expect(try answer.json() == .object(expected))
    }

    @Test func `a browser gets a page, whatever else is wrong`() throws {
        for request in [
            ServiceRequest(accept: "text/html"), ServiceRequest("f=html"),
            ServiceRequest("f=html&x=1", accept: "image/png"),
        ] {
            guard case .problem(let page) = try problem(Self.error, request).page() else {
                return #expect(Bool(false), "another page")
            }
            #expect(page.detail == "There is none." && page.status == 404)
        }
        #expect(problem(Self.error, ServiceRequest("f=xml", accept: "text/html")).header("Content-Type") != nil)
        #expect(try problem(Self.error, ServiceRequest("f=xml")).json()["status"]?.number == 404)
    }

    static let statuses: [(PaftaError.Category, PaftaError.Code, Int)] = [
        (.invalidInput, .invalidParameter, 400), (.limitExceeded, .fault, 400), (.notFound, .fault, 404),
        (.conflict, .outdatedCursor, 409), (.unsupported, .notAcceptable, 406),
        (.unsupported, .unsupportedGeometry, 501), (.unavailable, .fault, 503), (.corruptData, .fault, 500),
        (.internalFault, .fault, 500),
    ]

    @Test(arguments: statuses)
    func `a category is a status, /req/core/http`(_ sample: (PaftaError.Category, PaftaError.Code, Int)) {
        let answer = problem(PaftaError(sample.0, sample.1, LocalizedText("x", tr: "x")), ServiceRequest())
        #expect(answer.status == sample.2)
        #expect((answer.header("Retry-After") != nil) == (sample.2 == 503))
    }
}
