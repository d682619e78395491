public import AuditTrail
public import GeoCore
internal import GeoExchange
internal import Glibc
internal import SharingProtocols

/// Checks packages: signature, archive, manifest and every file; needs no home.
public struct PackageVerifier: Sendable {
    /// No manifest or signature is larger, in bytes.
    private static let largestText = 1 << 20

    private let path: String
    private var result: PackageVerification

    /// Checks a package and the signature beside it.
    ///
    /// - Parameters:
    ///   - path: The package; its signature has the same name with `.sig` behind it.
    ///   - key: The public key of the municipality, got by another way; `nil` takes the one the signature names, which
    ///     proves nothing against forgery.
    /// - Returns: All that is wrong with it.
    /// - Throws: `package.unreadable` if there is no such file.
    public static func verify(_ path: String, key: AuditPublicKey?) throws(PaftaError) -> PackageVerification {
        var verifier = Self(path: path, result: PackageVerification(sha256: try Digest.sha256(ofFile: path)))
        verifier.checkSignature(key)
        verifier.checkArchive()
        return verifier.result
    }

    private mutating func checkSignature(_ known: AuditPublicKey?) {
        guard let facts = Self.small(PackageSeal.name(of: path)).flatMap({ try? JSONFacts($0) }),
            facts["type"]?.text == PackageSeal.type, facts["form"]?.integer == 1, let signed = facts["sha256"]?.text,
            let digits = facts["signature"]?.text, let text = facts["publicKey"]?.text,
            let key = try? AuditPublicKey(text)
        else {
            return result.find(
                .signatureMissing,
                nil,
                LocalizedText(
                    "There is no signature beside the package, or it cannot be read.",
                    tr: "Paketin yanında imza yok ya da okunamıyor."
                )
            )
        }
        result.key = "\(key)"
        if let known, known != key {
            result.find(
                .foreignKey,
                nil,
                LocalizedText(
                    "The package was signed by the key \(key.shortName)…, not by the one given.",
                    tr: "Paket, verilen anahtarla değil \(key.shortName)… anahtarıyla imzalanmış."
                )
            )
        }
        if signed != result.sha256 {
            result.find(
                .changed,
                nil,
                LocalizedText(
                    "The package is not the one that was signed: its hash differs.",
                    tr: "Bu, imzalanan paket değil: özeti farklı."
                )
            )
        }
        guard (known ?? key).hasSigned(package: result.sha256, digits) else {
            return result.find(
                .signatureInvalid,
                nil,
                LocalizedText("The signature is not valid for this package.", tr: "İmza bu paket için geçerli değil.")
            )
        }
        result.isProven = known != nil
    }

    private mutating func checkArchive() {
        let archive: ArchiveReader
        do throws(PaftaError) { archive = try ArchiveReader(path: path) } catch {
            return result.find(.archiveDamaged, nil, error.message)
        }
        guard let facts = manifest(archive) else { return }
        var listed = Set([PackageManifest.name])
        for file in facts["files"]?.list ?? [] {
            guard let name = file["path"]?.text, let size = file["size"]?.integer, let hash = file["sha256"]?.text,
                listed.insert(name).inserted
            else {
                findBadManifest()
                continue
            }
            result.files += 1
            check(name, size: size, hash: hash, in: archive)
        }
        for member in archive.members where !listed.contains(member.name) {
            result.find(
                .fileUnlisted,
                member.name,
                LocalizedText("The manifest does not list this file.", tr: "Bu dosya manifestte yok.")
            )
        }
    }

    /// Reads the manifest, and takes from it what people want to know.
    private mutating func manifest(_ archive: ArchiveReader) -> JSONFacts? {
        guard let member = archive.members.first(where: { $0.name == PackageManifest.name }),
            member.size <= Int64(Self.largestText)
        else {
            findBadManifest()
            return nil
        }
        var bytes: [UInt8] = []
        do throws(PaftaError) {
            try archive.read(member.name) { part throws(PaftaError) in bytes += part }
        } catch {
            result.find(.archiveDamaged, member.name, error.message)
            return nil
        }
        guard let facts = try? JSONFacts(bytes), facts["type"]?.text == PackageManifest.type,
            facts["form"]?.integer == PackageManifest.form, facts["files"]?.list != nil
        else {
            findBadManifest()
            return nil
        }
        result.number = facts["package"]?.integer
        result.madeAt = facts["madeAt"]?.text
        if let contract = facts["protocol"], let number = contract["number"]?.text,
            let version = contract["version"]?.integer
        {
            result.agreement = "\(number)@\(version)"
        }
        result.layers = (facts["layers"]?.list ?? [])
            .compactMap { layer in
                guard let name = layer["layer"]?.text, let features = layer["features"]?.integer else { return nil }
                return (name, features)
            }
        return facts
    }

    private mutating func check(_ name: String, size: Int64, hash: String, in archive: ArchiveReader) {
        guard archive.members.contains(where: { $0.name == name }) else {
            return result.find(
                .fileMissing,
                name,
                LocalizedText("The manifest lists this file, but it is missing.", tr: "Manifestteki bu dosya yok.")
            )
        }
        var (digest, count) = (GrowingDigest(), Int64(0))
        do throws(PaftaError) {
            try archive.read(name) { part throws(PaftaError) in
                digest.add(part)
                count += Int64(part.count)
            }
        } catch {
            return result.find(.archiveDamaged, name, error.message)
        }
        guard count == size, digest.text == hash else {
            return result.find(
                .fileChanged,
                name,
                LocalizedText(
                    "The file is not the one the manifest describes: size or hash differ.",
                    tr: "Dosya manifestte tanımlanan dosya değil: boyutu ya da özeti farklı."
                )
            )
        }
    }

    private mutating func findBadManifest() {
        result.find(
            .manifestInvalid,
            PackageManifest.name,
            LocalizedText("The manifest is missing or cannot be read.", tr: "Manifest yok ya da okunamıyor.")
        )
    }

    /// Reads a small file; `nil` if there is none or it is too large.
    private static func small(_ path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: largestText + 1)
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes[filled...].withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            filled += count
        }
        return filled <= largestText ? Array(bytes.prefix(filled)) : nil
    }
}
