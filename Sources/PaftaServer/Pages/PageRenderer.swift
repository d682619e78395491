internal import GeoCore
internal import Mustache
internal import OGCServices

/// Makes HTML of the pages' models.
struct PageRenderer: Sendable {
    /// The path that the server's addresses start with, where people reach it: mostly none.
    let root: String
    private let municipality: String
    private let library = PageTemplates.library()
    private let words: [Language: [String: String]]

    /// - Parameters:
    ///   - municipality: The name on every page.
    ///   - publicURL: The address that people call, if one is set.
    init(municipality: String, publicURL: String? = nil) {
        self.municipality = municipality
        let parts = publicURL?.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false) ?? []
        root = parts.count == 4 && !parts[3].isEmpty ? "/" + parts[3] : ""
        words = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, PageWords.words(in: $0)) })
    }

    /// Returns the page in UTF-8.
    func render(_ page: Page, baseURL: String, for visitor: PageVisitor = .unnamed) -> [UInt8] {
        let (template, members) = PageModel.members(of: page, baseURL: baseURL)
        return render(template, members, page.frame, baseURL, visitor)
    }

    /// Returns the page that signs in.
    func render(_ page: SignInPage, baseURL: String) -> [UInt8] {
        let start = Link(
            href: "\(baseURL)/",
            rel: "start",
            type: "text/html",
            title: words[page.language]?["start"] ?? ""
        )
        let title = words[page.language]?["signIn"] ?? ""
        let frame = PageFrame(language: page.language, title: title, breadcrumbs: [start], links: [])
        return render("signIn", page.members, frame, baseURL, .unnamed)
    }

    private func render(
        _ template: String,
        _ members: [String: Any],
        _ frame: PageFrame,
        _ baseURL: String,
        _ visitor: PageVisitor
    ) -> [UInt8] {
        var model: [String: Any] = members
        model["t"] = words[frame.language] ?? [:]
        model["base"] = baseURL
        model["root"] = root
        model["municipality"] = municipality
        model["version"] = Version.current
        model["language"] = frame.language.rawValue
        model["title"] = frame.title
        model["links"] = frame.links.map(PageModel.link)
        model["content"] = library.render(model, withTemplate: template) ?? ""
        model["breadcrumbs"] = frame.breadcrumbs.map(PageModel.link)
        model["attribution"] = frame.attribution
        model.merge(visitor.members) { $1 }
        return Array((library.render(model, withTemplate: "layout") ?? "").utf8)
    }
}
