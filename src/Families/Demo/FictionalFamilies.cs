using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;

namespace Neighbourhood.Families.Demo;

/// <summary>
/// Plainly fictional families, the same ones each time: names put together from two lists, phones from the ranges kept for drama, NHS numbers
/// from the range that is never issued.
/// </summary>
internal sealed class FictionalFamilies(Func<Guid> newId, DateOnly today, IReadOnlyList<string> postcodes)
{
    private static readonly string[] Beginnings =
    [
        "Amber", "Ash", "Bramble", "Cinder", "Clover", "Dapple", "Elder", "Fallow", "Fern", "Glim", "Harrow", "Hazel", "Ivy", "Juniper", "Kestrel", "Lark", "Linden",
        "Marsh", "Meadow", "Moss", "Nettle", "Oaken", "Otter", "Pebble", "Quill", "Reed", "Rowan", "Sedge", "Silver", "Tansy", "Teasel", "Thistle", "Umber", "Willow", "Wren", "Yarrow",
    ];

    private static readonly string[] Endings =
    [
        "acre", "beck", "bourne", "brook", "combe", "croft", "dale", "dell", "down", "field", "ford", "garth", "gate", "grove", "hurst", "ley", "mere", "moor", "ridge",
        "shaw", "stead", "thorpe", "wick", "wood", "worth",
    ];

    private static readonly string[] Women =
    [
        "Amara", "Zofia", "Priya", "Leila", "Mei", "Siobhán", "Nuria", "Anh", "Grace", "Hana", "Fatima", "Ines", "Olena", "Safiya", "Ewa", "Molly", "Esther", "Noor",
        "Aisha", "Maja", "Zainab", "Ruta", "Nia", "Lowri", "Elsie", "Zuri", "Mina",
    ];

    private static readonly string[] Men =
    [
        "Yusuf", "Tomasz", "Kwame", "Dmytro", "Idris", "Callum", "Rory", "Malik", "Jack", "Arjun", "Bilal", "Chidi", "Ravi", "Finn", "Luca", "Owen", "Theo", "Samuel",
        "Viktor", "Omar", "Andrei", "Harry", "Kofi",
    ];

    private static readonly string[] First = [.. Women, .. Men];

    private static readonly string[] Streets = ["Cockle Row", "Quay Street", "Lantern Hill", "Tern Close", "Samphire Way", "Ropewalk", "Gull Rise", "Shingle Lane"];

    private static readonly string[] Languages = ["Polish", "Urdu", "Arabic", "Romanian", "Punjabi", "Ukrainian", "Somali", "British Sign Language"];

    private int _number;

    /// <summary>The family at this place of the list; with a second grown-up in about three of five.</summary>
    internal (RegisterFamily Form, RegisterFamily.Person? Other) At(int index)
    {
        var family = $"{Pick(Beginnings, index, 1)}{Pick(Endings, index, 2)}";
        var foreign = Of(index, 3, 4) == 0;
        var language = foreign ? Pick(Languages, index, 4) : "English";
        var dad = Of(index, 19, 4) == 0;
        var adult = Grown(index, 10, dad ? Men : Women, family) with { Language = language, InterpreterNeeded = foreign && Of(index, 5, 2) == 0 };
        if (Of(index, 6, 12) == 0) adult = adult with { Accessible = [Of(index, 7, 2) == 0 ? RegisterFamily.Access.LargePrint : RegisterFamily.Access.EasyRead] };
        var other = Of(index, 8, 5) < 3 ? Grown(index, 20, dad ? Women : Men, Of(index, 9, 3) == 0 ? $"{Pick(Endings, index, 12).ToUpperInvariant()[0]}{Pick(Endings, index, 12)[1..]}man" : family) : null;
        var children = Enumerable.Range(0, 1 + Of(index, 11, 4)).Select(at => Child(index, 30 + (at * 7), family)).ToList();
        var mobile = Of(index, 13, 5) > 0;
        var phone = mobile ? $"07700 900{Of(index, 14, 1000):000}" : $"01632 960{Of(index, 14, 1000):000}";
        var form = new RegisterFamily(
            newId(), adult, postcodes[Of(index, 15, postcodes.Count)], false,
            new(mobile ? RegisterFamily.ReachBy.Text : RegisterFamily.ReachBy.Phone, phone, Of(index, 16, 4) switch { 0 => false, 1 => null, _ => true }, Of(index, 17, 5) == 0 ? "weekdays before 3pm" : null),
            Of(index, 18, 10) switch { 0 => RegisterFamily.Telling.No, 1 => RegisterFamily.Telling.AskLater, _ => RegisterFamily.Telling.Yes },
            [dad ? RegisterFamily.Role.Dad : RegisterFamily.Role.Mum], children,
            new($"{1 + Of(index, 21, 80)} {Pick(Streets, index, 22)}", null, "Kestrel Bay"), NotKnownYet: true, Source: "demo");
        return (form, other);
    }

    private RegisterFamily.Person Grown(int index, int salt, string[] names, string family)
    {
        var born = today.AddDays(-((19 * 365) + Of(index, salt, 26 * 365)));
        return new(newId(), Pick(names, index, salt + 1), family, Born: born, BornMonthOnly: false, NhsNumber: Number(index, salt + 2), Traced: Of(index, salt + 3, 2) == 0);
    }

    private RegisterFamily.Person Child(int index, int salt, string family)
    {
        var born = today.AddDays(-Of(index, salt, 17 * 365));
        var monthOnly = Of(index, salt + 1, 3) == 0;
        return new(newId(), Pick(First, index, salt + 2), family, Born: monthOnly ? new DateOnly(born.Year, born.Month, 1) : born, BornMonthOnly: monthOnly,
            NhsNumber: Number(index, salt + 3), Traced: Of(index, salt + 4, 2) == 0);
    }

    /// <summary>For about half of them the next made-up number, while the range lasts.</summary>
    private string? Number(int index, int salt)
    {
        if (Of(index, salt, 2) == 0 || _number >= 999_000) return null;
        var number = NhsNumber.MadeUp(_number);
        _number = int.Parse(number[3..9], System.Globalization.CultureInfo.InvariantCulture) + 1;
        return number;
    }

    private static string Pick(string[] from, int index, int salt) => from[Of(index, salt, from.Length)];

    /// <summary>0 to most - 1, spread evenly and the same each time.</summary>
    private static int Of(int index, int salt, int most)
    {
        var mixed = unchecked(((ulong)(uint)index * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)salt * 0xBF58476D1CE4E5B9UL));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return (int)((mixed ^ (mixed >> 31)) % (ulong)most);
    }
}
