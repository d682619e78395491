import AccessControl
import GeoCore
import Testing

@Suite struct `The term of a certificate` {
    private let day: Int64 = 86_400

    @Test(
        arguments: [(31, nil), (30, nil), (29, "29 days"), (0, "0 days"), (-1, "expired")] as [(Int64, String?)]
    )
    func `is told thirty days before its end`(_ days: Int64, _ words: String?) {
        let now: Int64 = 1_795_000_000
        let warning = CertificateTerm(end: now + days * day).warning(at: now)
        #expect((warning == nil) == (words == nil))
        if let words { #expect(warning?.english.contains(words) == true) }
    }

    @Test func `is over one second after its end`() {
        #expect(CertificateTerm(end: 1_000).daysLeft(at: 1_000) == 0)
        #expect(CertificateTerm(end: 1_000).daysLeft(at: 1_001) == -1)
    }
}
