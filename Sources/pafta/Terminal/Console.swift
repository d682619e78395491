import FeatureFormats
import GeoCore
import Glibc

/// Speaks to the user: results on the standard output, everything else on the standard error.
struct Console {
    let language: Language
    let json: Bool

    /// Writes a line of the result.
    func result(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Writes a line for the person in front of the terminal.
    func note(_ text: LocalizedText) { write(text.text(in: language) + "\n", to: STDERR_FILENO) }

    /// Writes what went wrong and how to put it right; as JSON on the standard output if asked for.
    func report(_ error: PaftaError) {
        let remedy = error.remedy?.text(in: language)
        if json {
            var object = JSONObject()
            object.add("code", error.code.description)
            object.add("category", error.category.rawValue)
            object.add("message", error.message.text(in: language))
            if let remedy { object.add("remedy", remedy) }
            result("{\"error\":\(object.text)}")
            return
        }
        let heading = language == .turkish ? "hata" : "error"
        var text = "\(heading) [\(error.code)]: \(error.message.text(in: language))\n"
        if let remedy { text += "  → \(remedy)\n" }
        if let cause = error.cause { text += "  (\(cause))\n" }
        write(text, to: STDERR_FILENO)
    }

    /// Writes a whole text; a reader that has gone away loses the rest.
    func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// A JSON object under construction; members keep their order.
struct JSONObject {
    private var writer = ByteWriter(capacity: 256)
    private var isEmpty = true

    /// Adds a text.
    mutating func add(_ name: String, _ value: String) {
        addName(name)
        JSONText.append(value, to: &writer)
    }

    /// Adds a number.
    mutating func add(_ name: String, _ value: Double) {
        addName(name)
        JSONText.append(value, to: &writer)
    }

    /// Adds a whole number, or null.
    mutating func add(_ name: String, _ value: Int?) { add(name, verbatim: value.map { String($0) } ?? "null") }

    /// Adds a truth value.
    mutating func add(_ name: String, _ value: Bool) { add(name, verbatim: value ? "true" : "false") }

    /// Adds texts.
    mutating func add(_ name: String, _ values: [String]) {
        addName(name)
        writer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(value, to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Adds a value that is JSON already.
    mutating func add(_ name: String, verbatim value: String) {
        addName(name)
        writer.append(verbatim: value)
    }

    /// The object.
    var text: String { "{\(String(decoding: writer.bytes, as: UTF8.self))}" }

    private mutating func addName(_ name: String) {
        if !isEmpty { writer.append(UInt8(ascii: ",")) }
        isEmpty = false
        JSONText.append(name, to: &writer)
        writer.append(UInt8(ascii: ":"))
    }
}
