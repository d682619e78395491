import FeatureQuery
import GeoCore

/// A request whose format, language and parameter names are settled, and the way from there to an answer.
struct Exchange: Sendable {
    /// The request.
    let request: ServiceRequest
    /// What the publisher set.
    let configuration: ServiceConfiguration
    /// The formats the resource has.
    let formats: [ContentFormat]
    /// The format of the answer.
    let format: ContentFormat
    /// The language of the answer.
    let language: Language
    /// The query parameters.
    let parameters: RequestParameters
    /// Where the resources are.
    let address: ResourceAddress

    /// Settles what can be settled without data.
    ///
    /// - Throws: `parameter.unknown`, `parameter.repeated`, `parameter.invalid` for `f`, `format.notAcceptable`.
    init(
        _ request: ServiceRequest,
        _ configuration: ServiceConfiguration,
        formats: [ContentFormat] = [.json, .html],
        parameters known: [any QueryParameter] = []
    ) throws(PaftaError) {
        let formatParameter = FormatParameter(offered: formats)
        parameters = try RequestParameters(request.query, known: known + [formatParameter])
        if let asked = try parameters.value(of: formatParameter) {
            format = asked
        } else if let liked = AcceptRanges(request.accept).best(of: formats) {
            format = liked
        } else {
            throw .notAcceptable(offered: formats)
        }
        self.request = request
        self.configuration = configuration
        self.formats = formats
        language = LanguagePreference(request.acceptLanguage).best(default: configuration.defaultLanguage)
        address = ResourceAddress(base: request.baseURL)
    }

    /// Returns the wording in the language of the answer.
    func text(_ text: LocalizedText) -> String { text.text(in: language) }

    /// Returns the links `self` and `alternate` of a resource, the given parameters included.
    ///
    /// - SeeAlso: OGC 17-069r4, requirement `/req/core/fc-links`.
    func selfLinks(_ segments: [String]) -> [Link] {
        let query = parameters.without(FormatParameter.name)
        let url = address.url(segments, query: query) + (query.isEmpty ? "?" : "&") + FormatParameter.name + "="
        return formats.map { offered in
            let title =
                offered == format
                ? LocalizedText("This document as \(offered.title)", tr: "Bu belge, \(offered.title) olarak")
                : LocalizedText("The same as \(offered.title)", tr: "Aynı içerik, \(offered.title) olarak")
            return Link(
                href: url + offered.key,
                rel: offered == format ? "self" : "alternate",
                type: offered.mediaType,
                title: text(title)
            )
        }
    }

    /// Returns a link to another resource in one format.
    func link(_ segments: [String], _ rel: String, _ format: ContentFormat, _ title: LocalizedText) -> Link {
        Link(
            href: address.url(segments, query: [.init(name: FormatParameter.name, value: format.key)]),
            rel: rel,
            type: format.mediaType,
            title: text(title)
        )
    }

    /// The link to the licence, if there is one.
    var licenceLinks: [Link] {
        guard let licence = configuration.licence else { return [] }
        return [Link(href: licence.url, rel: "license", type: ContentFormat.html.mediaType, title: licence.name)]
    }
}

extension Exchange {
    /// Returns the validators of an answer made of one version of one collection.
    ///
    /// - Parameters:
    ///   - version: The version.
    ///   - isWeak: Whether answers of equal meaning may differ in bytes, as with a time stamp.
    ///   - hasDate: Whether nothing but the data decides, so that its date says whether a copy is still good.
    /// - Returns: The entity tag, and the date where it is of use.
    func validators(_ version: DataVersion, isWeak: Bool = false, hasDate: Bool = true) -> Validators {
        var state = Fingerprint()
        state.add(version.incarnation)
        state.add(String(version.change))
        let changed = hasDate ? Moment(rfc3339: version.changedAt) : nil
        // Within the same second another change may follow that the date could not tell (RFC 9110, clause 8.8.2.2).
        let isOver = changed.map { $0.seconds < configuration.clock.now.seconds } ?? false
        return Validators(
            entityTag: EntityTag(name: "\(version.change)-\(fingerprint(state).text)", isWeak: isWeak),
            lastModified: isOver ? changed : nil
        )
    }

    /// Returns the validators of an answer made of anything else.
    func validators(of state: Fingerprint) -> Validators {
        Validators(entityTag: EntityTag(name: fingerprint(state).text, isWeak: false), lastModified: nil)
    }

    /// Everything that makes one answer differ from another.
    private func fingerprint(_ state: Fingerprint) -> Fingerprint {
        var print = configuration.fingerprint
        print.add(state.text)
        for text in [request.baseURL, request.path, format.mediaType, language.rawValue] { print.add(text) }
        for parameter in request.query.sorted(by: { ($0.name, $0.value) < ($1.name, $1.value) }) {
            print.add(parameter.name)
            print.add(parameter.value)
        }
        return print
    }

    /// Returns the answer 304 if the client's copy is still good.
    func unchanged(_ validators: Validators) -> ServiceResponse? {
        guard validators.areMet(by: request) else { return nil }
        return ServiceResponse(status: 304, headers: commonHeaders + validators.headers, body: .empty)
    }

    /// Returns an answer with content; without validators it is not to be kept.
    func response(
        _ body: ResponseBody,
        _ validators: Validators?,
        links: [Link] = [],
        headers further: [ServiceResponse.HeaderField] = []
    ) -> ServiceResponse {
        var headers = (validators.map { commonHeaders + $0.headers } ?? unkeptHeaders) + further
        headers.append(.init(name: "Content-Type", value: format.contentType))
        headers.append(.init(name: "Content-Language", value: language.rawValue))
        for (name, isTemplate) in [("Link", false), ("Link-Template", true)] {
            let values = links.filter { $0.isTemplate == isTemplate }.compactMap(\.headerValue)
            if !values.isEmpty { headers.append(.init(name: name, value: values.joined(separator: ", "))) }
        }
        return ServiceResponse(status: 200, headers: headers, body: body)
    }

    /// Returns a document or its page, or 304.
    func answer(
        _ validators: Validators,
        links: [Link],
        document: () throws(PaftaError) -> JSONValue,
        page: () throws(PaftaError) -> Page
    ) throws(PaftaError) -> ServiceResponse {
        if let unchanged = unchanged(validators) { return unchanged }
        let body: ResponseBody = try format == .html ? .page(page()) : .bytes(document().bytes)
        return response(body, validators, links: links)
    }

    /// Every copy is asked about before it is used again: data may change at any time.
    var commonHeaders: [ServiceResponse.HeaderField] {
        [.init(name: "Vary", value: "Accept, Accept-Language"), .init(name: "Cache-Control", value: "no-cache")]
    }

    private var unkeptHeaders: [ServiceResponse.HeaderField] {
        [.init(name: "Vary", value: "Accept, Accept-Language"), .init(name: "Cache-Control", value: "no-store")]
    }
}
