internal import GeoCore
internal import Mustache
internal import OGCServices

/// Makes HTML of the pages' models.
struct PageRenderer: Sendable {
    private let municipality: String
    private let library = PageTemplates.library()
    private let words: [Language: [String: String]]

    init(municipality: String) {
        self.municipality = municipality
        words = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, PageWords.words(in: $0)) })
    }

    /// Returns the page in UTF-8.
    func render(_ page: Page, baseURL: String) -> [UInt8] {
        let frame = page.frame
        let (template, members) = PageModel.members(of: page, baseURL: baseURL)
        var model: [String: Any] = members
        model["t"] = words[frame.language] ?? [:]
        model["base"] = baseURL
        model["municipality"] = municipality
        model["version"] = Version.current
        model["language"] = frame.language.rawValue
        model["title"] = frame.title
        model["links"] = frame.links.map(PageModel.link)
        model["content"] = library.render(model, withTemplate: template) ?? ""
        model["breadcrumbs"] = frame.breadcrumbs.map(PageModel.link)
        model["attribution"] = frame.attribution
        return Array((library.render(model, withTemplate: "layout") ?? "").utf8)
    }
}
