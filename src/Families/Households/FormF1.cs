using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>The rules of form F1, quick new family: five answers required, with the form's own messages.</summary>
internal static class FormF1
{
    internal const int MostChildren = 20;
    internal const int OldestChild = 25;
    internal const int WeeksAhead = 40;

    internal const string Name = "Enter a name we can use";
    internal const string FamilyName = "Enter a family name or choose only one name";
    internal const string PostcodeMissing = "Enter a postcode or say no fixed address";
    internal const string PostcodeWrong = "Your postcode is not recognised - try another one";
    internal const string ReachMissing = "Enter a phone number or choose another way";
    internal const string PhoneWrong = "Enter a telephone number, like 01632 960 001 or 07700 900 982";
    internal const string MobileWrong = "Enter a mobile number, like 07700 900 982, or choose another way";
    internal const string EmailWrong = "Enter an email address in the correct format, like name@example.com";
    internal const string LetterMissing = "Enter an address to write to, or choose another way";
    internal const string TellMissing = "Choose one - you can change it later";
    internal const string MonthWrong = "Enter month and year, like 4 2024";

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal static void Check(RegisterFamily form, DateOnly today)
    {
        var refusals = new Refusals();
        Adult(form.Adult, today, refusals);
        Place(form, refusals);
        Contact(form.Contact, refusals);
        refusals.If(form.MayTell is not { } tell || !Enum.IsDefined(tell), nameof(form.MayTell), TellMissing);
        // From a machine a row may be null, whatever its type says.
        var children = form.Children?.OfType<RegisterFamily.Person>().ToList() ?? [];
        refusals.If(children.Count != (form.Children?.Count ?? 0), nameof(form.Children), "Send each child, or leave the row out");
        refusals.If(children.Count > MostChildren, nameof(form.Children), $"Register {MostChildren} children or fewer, then add the others on the family's page");
        for (var at = 0; at < children.Count; at++) Child(children[at], at, today, refusals);
        refusals.If(form.PersonIds.Contains(Guid.Empty) || form.PersonIds.Distinct().Count() != form.PersonIds.Count || form.HouseholdId == Guid.Empty,
            "", "Send an id of its own for the household and for each person");
        refusals.If(string.IsNullOrWhiteSpace(form.Source) || form.Source.Length > 20, nameof(form.Source), "Say in 1 to 20 characters how they came");
        refusals.Throw();
    }

    private static void Adult(RegisterFamily.Person? adult, DateOnly today, Refusals refusals)
    {
        refusals.If(!Names.IsName(adult?.FirstName), "FirstName", Name)
            .If(adult is not { OnlyOneName: true } && !Names.IsName(adult?.FamilyName), "FamilyName", FamilyName)
            .If(adult?.Born > today, "Born", MonthWrong)
            .Text(adult?.Language, "Language", 50);
    }

    private static void Child(RegisterFamily.Person child, int at, DateOnly today, Refusals refusals)
    {
        var born = child.Born;
        refusals.If(!Names.IsName(child.FirstName), $"Children[{at}].FirstName", Name)
            .If(!string.IsNullOrWhiteSpace(child.FamilyName) && !Names.IsName(child.FamilyName), $"Children[{at}].FamilyName", FamilyName)
            .If(born is null || born > today.AddDays(WeeksAhead * 7) || Age.Years(born.Value, today) > OldestChild, $"Children[{at}].Born", MonthWrong);
    }

    private static void Place(RegisterFamily form, Refusals refusals)
    {
        if (!form.NoFixedAddress)
            refusals.If(string.IsNullOrWhiteSpace(form.Postcode), nameof(form.Postcode), PostcodeMissing)
                .If(!string.IsNullOrWhiteSpace(form.Postcode) && ContactValue.Postcode(form.Postcode) is null, nameof(form.Postcode), PostcodeWrong);
        refusals.Text(form.Lines?.Line1, "Line1", 100).Text(form.Lines?.Line2, "Line2", 100).Text(form.Lines?.Town, "Town", 60);
    }

    private static void Contact(RegisterFamily.Reach? reach, Refusals refusals)
    {
        var (value, e164) = (reach?.Value?.Trim() ?? "", ContactValue.E164(reach?.Value));
        var wrong = reach?.By switch
        {
            RegisterFamily.ReachBy.Phone => value.Length == 0 ? ReachMissing : e164 is null ? PhoneWrong : null,
            RegisterFamily.ReachBy.Text => value.Length == 0 ? ReachMissing : e164 is null || !ContactValue.IsMobile(e164) ? MobileWrong : null,
            RegisterFamily.ReachBy.Email => ContactValue.IsEmail(value) ? null : EmailWrong,
            RegisterFamily.ReachBy.Letter => value.Length == 0 ? LetterMissing : null,
            _ => ReachMissing,
        };
        refusals.If(wrong is not null, "Reach", wrong ?? "").Text(value, "Reach", 200).Text(reach?.SafeTimes, "SafeTimes", 200);
    }
}
