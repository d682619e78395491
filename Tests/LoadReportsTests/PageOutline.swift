import Foundation
import FoundationXML

/// What an XML parser sees of a page: its elements with their attributes and texts.
final class PageOutline: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []

    /// Parses a page; `nil` if it is not well formed.
    init?(_ page: Data) {
        super.init()
        let parser = XMLParser(data: page)
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    /// The elements of a name.
    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The elements of a class.
    func ofClass(_ style: String) -> [Element] {
        elements.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(style)) }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        for index in open { elements[index].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}
