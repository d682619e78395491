public import GeoCore

/// A value that two documents do not agree on.
public struct ProtocolDifference: Sendable, Hashable {
    /// The key, such as `layers[parsel].filter`.
    public var path: String
    /// The former value in one line; `nil` if there was none.
    public var former: String?
    /// The new value in one line; `nil` if there is none.
    public var new: String?

    /// What people call the value.
    public var title: LocalizedText { ProtocolKeys.title(path) }
}

extension ProtocolDocument {
    /// Returns what differs from a former document, by path; the versions do not count.
    ///
    /// Layers, fields and other lists of tables are compared by their names, and their order by a line of its own.
    public func differences(from former: ProtocolDocument) -> [ProtocolDifference] {
        let (old, new) = (former.lines, lines)
        return Set(old.keys).union(new.keys).sorted()
            .compactMap { path in
                let (before, after) = (old[path], new[path])
                guard before.map({ Array($0.utf8) }) != after.map({ Array($0.utf8) }) else { return nil }
                return ProtocolDifference(path: path, former: before, new: after)
            }
    }

    /// The values in one line each, by their paths.
    private var lines: [String: String] {
        var lines: [String: String] = [:]
        Self.flatten(tree, path: "", into: &lines)
        lines["version"] = nil
        return lines
    }

    private static func flatten(_ tree: DocumentTree, path: String, into lines: inout [String: String]) {
        switch tree {
        case .table(let members):
            for (key, value) in members { flatten(value, path: path.isEmpty ? key : "\(path).\(key)", into: &lines) }
        case .list(let elements) where elements.contains(where: \.isTable):
            let names = names(of: elements)
            lines[path] = names.joined(separator: ", ")
            for (name, element) in zip(names, elements) { flatten(element, path: "\(path)[\(name)]", into: &lines) }
        default: lines[path] = tree.line
        }
    }

    /// What tells the elements of a list apart: a name, else the place.
    private static func names(of elements: [DocumentTree]) -> [String] {
        var seen: Set<String> = []
        return elements.enumerated()
            .map { index, element in
                guard case .table(let members) = element else { return "\(index + 1)" }
                let name = ["layer", "name", "text"].compactMap { members[$0]?.line }.first ?? "\(index + 1)"
                return seen.insert(name).inserted ? name : "\(name)#\(index + 1)"
            }
    }
}

extension DocumentTree {
    fileprivate var isTable: Bool {
        if case .table = self { true } else { false }
    }
}
