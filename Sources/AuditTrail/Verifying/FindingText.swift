internal import GeoCore

/// The findings in words.
enum FindingText {
    static let malformed = LocalizedText("This line is not a record.", tr: "Bu satır bir kayıt değil.")
    static let edited = LocalizedText(
        "The record was changed: its content does not fit its hash.",
        tr: "Kayıt değiştirilmiş: içeriği özetine uymuyor."
    )
    static let unlinked = LocalizedText(
        "The record does not follow the one before it: one of them was replaced.",
        tr: "Kayıt kendinden öncekiyle bağdaşmıyor: ikisinden biri değiştirilmiş."
    )
    static let broken = LocalizedText(
        "A writer recorded here that the trail was not as it had been left.",
        tr: "Yazan süreç burada, kaydın bırakıldığı gibi olmadığını bildirmiş."
    )
    static let otherHead = LocalizedText(
        "The record that was signed last was different.",
        tr: "En son imzalanan kayıt bundan farklıydı."
    )
    static let otherAnchor = LocalizedText(
        "The record differs from the one that was noted down.",
        tr: "Kayıt, not edilmiş olandan farklı."
    )
    static let noHead = LocalizedText(
        "The signed head is missing, so a cut tail cannot be excluded.",
        tr: "İmzalı baş dosyası yok; kaydın sonunun kesilmiş olması dışlanamaz."
    )
    static let forgedHead = LocalizedText(
        "The head is not signed by the key of the trail.",
        tr: "Baş dosyası, kaydın anahtarıyla imzalanmamış."
    )
    static let noSeal = LocalizedText(
        "The day is over and has no seal.",
        tr: "Gün bitmiş, ancak mührü yok."
    )
    static let otherSeal = LocalizedText(
        "The seal does not fit the records of its day.",
        tr: "Mühür, gününün kayıtlarına uymuyor."
    )
    static let keyBook = LocalizedText(
        "This replacement of the key is not signed by both keys.",
        tr: "Bu anahtar değişikliği iki anahtarla da imzalanmamış."
    )
    static let noKey = LocalizedText(
        "There is no public key to check with.",
        tr: "Denetlemek için açık anahtar yok."
    )
    static let missingDay = LocalizedText(
        "The file of this sealed day is missing, and no record says that it was deleted as the retention says.",
        tr: "Mühürlü bu günün dosyası yok; saklama süresi dolduğu için silindiğine ilişkin bir kayıt da yok."
    )
    static let missingBeginning = LocalizedText(
        "The records up to this day are missing, and no record says that they were deleted as the retention says.",
        tr: "Bu güne kadarki kayıtlar yok; saklama süresi dolduğu için silindiklerine ilişkin bir kayıt da yok."
    )

    static func sequence(_ number: Int, after last: Int) -> LocalizedText {
        guard number > last + 1 else {
            return LocalizedText(
                "Record \(number) stands behind record \(last): moved, repeated or put in.",
                tr:
                    "\(last) numaradan sonra \(number) geliyor: taşınmış, yinelenmiş ya da araya eklenmiş."
            )
        }
        let first = last + 1
        return first == number - 1
            ? LocalizedText("Record \(first) is missing.", tr: "\(first) numaralı kayıt eksik.")
            : LocalizedText(
                "Records \(first) to \(number - 1) are missing.",
                tr: "\(first)–\(number - 1) numaralı kayıtlar eksik."
            )
    }

    static func truncated(at last: Int, of signed: Int) -> LocalizedText {
        LocalizedText(
            "The trail ends with record \(last), but record \(signed) was signed or noted down.",
            tr: "Kayıt \(last) numarada bitiyor; oysa \(signed) numaralı kayıt imzalanmış ya da not edilmişti."
        )
    }

    static func unsigned(_ count: Int) -> LocalizedText {
        LocalizedText(
            "The last \(count) records are not signed yet: a process was killed, or somebody has added them. "
                + "The next process that writes, such as 'pafta audit seal', checks and signs them.",
            tr: "Son \(count) kayıt henüz imzalanmamış: bir süreç zorla sonlandırılmış ya da biri bunları eklemiş. "
                + "Yazan ilk süreç, örneğin 'pafta audit seal', bunları denetleyip imzalar."
        )
    }

    static func torn(_ bytes: Int) -> LocalizedText {
        LocalizedText(
            "The last line is unfinished (\(bytes) bytes): a process was killed, or the file was cut. "
                + "The next process that writes records that.",
            tr: "Son satır yarım kalmış (\(bytes) bayt): bir süreç zorla sonlandırılmış ya da dosya kesilmiş. "
                + "Yazan ilk süreç bunu kayda geçirir."
        )
    }
}
