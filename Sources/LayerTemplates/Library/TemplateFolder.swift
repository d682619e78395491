internal import GeoCore
internal import Glibc
internal import TOMLReading

/// Reads the template files of a folder.
enum TemplateFolder {
    private static let maximumFiles = 1_000

    /// Returns the names of the `.toml` files, sorted; none if there is no such folder.
    static func files(of folder: String) throws(PaftaError) -> [String] {
        guard let stream = unsafe opendir(folder) else {
            if errno == ENOENT { return [] }
            throw unreadable("templates", errno)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard name.hasSuffix(".toml"), !name.hasPrefix("."), name.utf8.count > 5 else { continue }
            names.append(name)
        }
        guard names.count <= maximumFiles else {
            throw TemplateDocument(kind: .template, file: "templates")
                .fault(
                    LocalizedText("there are more than 1,000 files", tr: "1.000'den çok dosya var")
                )
        }
        return names.sorted()
    }

    /// Returns the text of a file of the folder.
    static func text(of file: String, in folder: String) throws(PaftaError) -> String {
        // Not blocking: a pipe of this name would wait for its writer.
        let descriptor = unsafe open("\(folder)/\(file)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(file, errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        // One byte more than allowed, so that the reader sees that it is too much.
        while bytes.count <= TOMLSection.maximumSize {
            let count = unsafe part.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw unreadable(file, errno) }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateDocument(kind: .template, file: file)
                .fault(
                    LocalizedText("its text is not UTF-8", tr: "metni UTF-8 değil"),
                    remedy: LocalizedText("Save it again as UTF-8.", tr: "UTF-8 olarak yeniden kaydedin.")
                )
        }
        return text
    }

    private static func unreadable(_ file: String, _ code: Int32) -> PaftaError {
        var error = TemplateDocument(kind: .template, file: file)
            .fault(
                LocalizedText("it cannot be read", tr: "okunamıyor"),
                remedy: LocalizedText("Check its permissions.", tr: "Erişim izinlerini denetleyin.")
            )
        error.cause = "errno \(code)"
        return error
    }
}
