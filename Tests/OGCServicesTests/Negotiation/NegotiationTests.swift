import GeoCore
import Testing

@testable import OGCServices

@Suite struct `Negotiating format and language` {
    @Test(arguments: [
        (nil, "json"), ("", "json"), ("*/*", "json"), ("text/html", "html"), ("application/geo+json", "json"),
        ("application/json", "json"), ("text/*", "html"), ("text/html;q=0.2, application/geo+json;q=0.9", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"), ("image/png, */*;q=0.1", "json"),
        ("application/geo+json;q=0, */*", "html"), ("TEXT/HTML", "html"),
        ("text/html ; q=0.5 , application/json;q=0.4", "html"),
        ("garbage", "json"), (";;;,,,/", "json"), ("text/html;level=1;q=0.3, application/*;q=0.2", "html"),
    ])
    func `the best loved format wins, JSON among equals, /req/core/http`(_ field: String?, _ key: String) {
        #expect(AcceptRanges(field).best(of: [.geoJSON, .html])?.key == key)
    }

    @Test(arguments: ["image/png", "application/geo+json;q=0, text/html;q=0", "*/*;q=0", "text/plain, application/xml"])
    func `a client may refuse every format`(_ field: String) {
        #expect(AcceptRanges(field).best(of: [.geoJSON, .html]) == nil)
    }

    @Test(arguments: [
        (nil, Language.english), ("", .english), ("tr", .turkish), ("tr-TR,tr;q=0.9,en-US;q=0.8", .turkish),
        ("en;q=0.5, tr;q=0.6", .turkish), ("de, fr", .english), ("de, tr;q=0.1", .turkish), ("*", .english),
        ("tr;q=0, *", .english), ("TR", .turkish), (",;q=,-", .english),
    ])
    func `the best loved language wins`(_ field: String?, _ language: Language) {
        #expect(LanguagePreference(field).best(default: .english) == language)
    }
}
