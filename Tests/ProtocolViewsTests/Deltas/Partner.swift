import CQL2
import FeatureQuery
import GeoCore
import OGCServices
import ProtocolViews
import Testing

/// A protocol over a layer whose versions can be changed, and what its partner gets from the service.
final class Partner {
    private let layer: EditedLayer
    private let secret: [UInt8]
    private(set) var versions: [ViewDefinition]

    init(_ layer: EditedLayer, _ definition: ViewDefinition, secret: UInt8 = 1) {
        self.layer = layer
        self.secret = [UInt8](repeating: secret, count: 32)
        versions = [definition]
    }

    func revise(_ definition: ViewDefinition) { versions.append(definition) }

    private func views(_ version: Int) -> ViewCatalogue {
        ViewCatalogue(
            layer.catalogue,
            views: [EditedLayer.name: versions[version]],
            identity: "2026-1/\(version)",
            secret: secret,
            references: EditedLayer.references
        )
    }

    var service: OGCFeaturesService {
        let former = versions.indices.map { views($0) }
        let catalogue = ChangingCatalogue(
            views(versions.count - 1),
            version: String(versions.count - 1),
            history: layer.catalogue,
            secret: secret,
            collections: [EditedLayer.name]
        ) { _, version throws(PaftaError) in
            guard let number = Int(version), former.indices.contains(number) else { return nil }
            return CollectionView(version: version) { schema throws(PaftaError) in try former[number].view(of: schema) }
        }
        let text = LocalizedText(verbatim: "t")
        return OGCFeaturesService(
            catalogue: catalogue,
            crs: EditedLayer.references,
            configuration: ServiceConfiguration(title: text, description: text)
        )
    }

    /// Asks for a page of changes.
    func page(since cursor: String?, limit: Int) throws -> ChangePage {
        var query = [ServiceRequest.Parameter(name: "limit", value: String(limit))]
        if let cursor { query.append(.init(name: "since", value: cursor)) }
        let request = ServiceRequest(path: "/collections/parsel/changes", query: query)
        return try ChangePage(text(try service.changes(collection: EditedLayer.name, request)))
    }

    /// Every feature by its identifier, as a list has it now.
    func fresh() throws -> [String: String] {
        let query = [("f", "ndjson"), ("limit", "10000")].map { ServiceRequest.Parameter(name: $0.0, value: $0.1) }
        let request = ServiceRequest(path: "/collections/parsel/items", query: query)
        let lines = try text(try service.items(collection: EditedLayer.name, request)).split(separator: "\n")
        return Dictionary(uniqueKeysWithValues: try lines.map { (try ChangePage.identifier(in: $0), String($0)) })
    }

    private func text(_ response: ServiceResponse) throws -> String {
        switch response.body {
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .stream(let stream):
            var bytes: [UInt8] = []
            while let piece = try stream.next() { bytes += piece }
            return String(decoding: bytes, as: UTF8.self)
        case .empty, .page: throw Unexpected()
        }
    }

    struct Unexpected: Error {}
}

/// An answer with changes, read by its lines.
struct ChangePage {
    struct Change: Equatable {
        var kind: String
        var identifier: String
        var feature: String?
    }

    var changes: [Change] = []
    var next: String
    var hasMore: Bool

    init(_ text: String) throws {
        let lines = text.split(separator: "\n")
        for line in lines where line.hasPrefix("{\"kind\"") {
            let body = line.hasSuffix(",") ? line.dropLast() : line
            let mark = body.range(of: ",\"feature\":")
            changes.append(
                Change(
                    kind: String(try #require(body.split(separator: "\"").dropFirst(3).first)),
                    identifier: try Self.identifier(in: body),
                    feature: mark.map { String(body[$0.upperBound...].dropLast()) }
                )
            )
        }
        let end = try #require(lines.last)
        let mark = try #require(end.range(of: "\"next\":\""))
        next = String(end[mark.upperBound...].prefix { $0 != "\"" })
        hasMore = end.contains("\"hasMore\":true")
        #expect(end.contains("\"numberReturned\":\(changes.count),"))
    }

    /// The value of the first member `id`, as it is written.
    static func identifier(in text: Substring) throws -> String {
        let mark = try #require(text.range(of: "\"id\":"))
        return String(text[mark.upperBound...].prefix { $0 != "," && $0 != "}" })
    }
}

/// What a partner has: every change must fit what is there already.
struct Replica {
    var features: [String: String] = [:]
    var cursor: String?

    mutating func apply(_ page: ChangePage) {
        for change in page.changes {
            let present = features[change.identifier]
            switch change.kind {
            case "inserted", "entered": #expect(present == nil && change.feature != nil)
            case "updated": #expect(present != nil && change.feature != nil && change.feature != present)
            default: #expect(present != nil && change.feature == nil)
            }
            features[change.identifier] = change.feature
        }
        cursor = page.next
    }

    /// The first feature that is not the same in a fresh answer; `nil` if all are.
    func difference(from fresh: [String: String]) -> String? {
        let names = Set(features.keys).union(fresh.keys).sorted()
        guard let name = names.first(where: { features[$0] != fresh[$0] }) else { return nil }
        return "\(name): \(features[name] ?? "missing") instead of \(fresh[name] ?? "none")"
    }

    /// Pulls until nothing is left: behind the delta that was begun there may be another one.
    mutating func pull(from partner: Partner, limit: Int) throws {
        var ends = 0
        while ends < 2 {
            let page = try partner.page(since: cursor, limit: limit)
            #expect(page.changes.count <= limit)
            apply(page)
            if !page.hasMore { ends += 1 }
        }
    }
}

extension StringProtocol {
    /// The first place of a text.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
