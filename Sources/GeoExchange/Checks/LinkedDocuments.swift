import GeoCore

/// The documents of a KMZ that its main one leads to.
///
/// GDAL and other programs write one document for each layer and a main one with nothing but links to them. Links are
/// followed to members of the archive only, by their names in it; an address is never opened.
struct LinkedDocuments {
    /// The documents with features, the main one first, then in the order of the links.
    private(set) var dataSets: [DeliveryContents.DataSet] = []

    private let members: [String: DeliveryContents.DataSet]
    private let name: String
    private var seen = Set<String>()

    /// Follows the links of `main`.
    ///
    /// - Parameters:
    ///   - main: The main document.
    ///   - members: All data sets of the archive.
    ///   - name: The name of the archive.
    /// - Throws: `source.remoteReference` if a link leads out of the archive, or to nothing in it.
    init(
        from main: DeliveryContents.DataSet,
        among members: [DeliveryContents.DataSet],
        of name: String
    ) throws(PaftaError) {
        self.members = Dictionary(members.map { ($0.name, $0) }) { first, _ in first }
        self.name = name
        var waiting = [main]
        seen.insert(main.name)
        while let document = waiting.popLast() {
            let linked = try take(document)
            waiting += linked.reversed()
        }
        // A main document without anything in it is as readable as ever.
        if dataSets.isEmpty { dataSets = [main] }
    }

    /// Takes a document, and returns those that it leads to and that were not seen before.
    private mutating func take(_ document: DeliveryContents.DataSet) throws(PaftaError) -> [DeliveryContents.DataSet] {
        let links = NetworkLinks(document.path)
        guard links.isClear else { throw .remoteReference(name, cause: "NetworkLink") }
        var linked: [DeliveryContents.DataSet] = []
        for address in links.addresses {
            guard let member = member(address, from: document.name) else {
                throw .remoteReference(name, cause: "NetworkLink \(address.prefix(200))")
            }
            if seen.insert(member.name).inserted { linked.append(member) }
        }
        var document = document
        document.linksStayInside = links.isLinking
        if links.hasFeatures || !links.isLinking { dataSets.append(document) }
        return linked
    }

    /// Returns the member that an address names, seen from the member it stands in; also with its letters as %XX.
    private func member(_ address: String, from origin: String) -> DeliveryContents.DataSet? {
        for text in [address, Self.decoded(address)].compactMap(\.self) {
            if let path = Self.path(text, from: origin), let member = members[path],
                SourcePath.ending(path) == "kml"
            {
                return member
            }
        }
        return nil
    }

    /// Returns a relative address as a path from the top of the archive; `nil` if it leads out of it or elsewhere.
    private static func path(_ address: String, from origin: String) -> String? {
        guard !address.hasPrefix("/"), !address.contains("\\"), !address.contains(":") else { return nil }
        var parts = origin.split(separator: "/").dropLast()
        for part in address.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Reads the percent-encoding of RFC 3986, clause 2.1; `nil` if it is broken.
    private static func decoded(_ address: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(address.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
