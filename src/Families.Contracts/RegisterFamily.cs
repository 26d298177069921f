using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Registers a household by the answers of form F1. Idempotent by <see cref="HouseholdId"/>; all ids are made by the caller, also offline.
/// </summary>
/// <param name="Adult">Who answered.</param>
/// <param name="Postcode">As typed; null together with <paramref name="NoFixedAddress"/>. One outside the areas is kept, with area unknown.</param>
/// <param name="Contact">How to reach them.</param>
/// <param name="MayTell">Midwife, health visitor and GP: no is an objection to early help by those three only; later is not asked.</param>
/// <param name="Children">None to twenty.</param>
/// <param name="NotKnownYet">The user saw who it might be and says that it is nobody of them.</param>
/// <param name="Source">How they came: "door", "import", "demo", "api"; 1 to 20 characters.</param>
/// <param name="OrganisationId">The controller of the record; null for the user's own organisation.</param>
/// <param name="Hold">The caller has looked, and it may be somebody known: kept apart until somebody decides.</param>
/// <exception cref="Refused">
/// "Not registered", on the input's name as the form has it (<c>FirstName</c>, <c>Children[0].Born</c>); nothing was written, so a caller
/// may catch it, keep its own row, and send corrected content under the same id.
/// </exception>
[Allows("families.households.register", Unscoped = "a household that is new belongs to nobody yet")]
public sealed record RegisterFamily(
    Guid HouseholdId, RegisterFamily.Person? Adult, string? Postcode, bool NoFixedAddress, RegisterFamily.Reach? Contact, RegisterFamily.Telling? MayTell,
    IReadOnlyList<RegisterFamily.Role>? Roles = null, IReadOnlyList<RegisterFamily.Person>? Children = null, RegisterFamily.Address? Lines = null,
    bool? Photos = null, bool NotKnownYet = false, string Source = "door", Guid? OrganisationId = null, bool Hold = false) : IRequestOf<RegisterFamily.Answer>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => HouseholdId;

    /// <summary>Everybody who is registered with it.</summary>
    public IReadOnlyList<Guid> PersonIds => [.. new[] { Adult }.Concat(Children ?? []).OfType<Person>().Select(p => p.PersonId)];

    /// <param name="Outcome">What became of it.</param>
    public sealed record Answer(Outcome Outcome, Guid HouseholdId, IReadOnlyList<Guid> PersonIds);

    public enum Outcome
    {
        /// <summary>Registered.</summary>
        Made,
        /// <summary>Kept apart, restricted: it may be somebody whom the user may not see. "Someone will look at this."</summary>
        Held,
    }

    /// <param name="FamilyName">1 to 70 characters; null with <paramref name="OnlyOneName"/>. A child's null is the adult's.</param>
    /// <param name="Born">The day, or the first of the month; null when not said. A child's may lie 40 weeks ahead.</param>
    /// <param name="BornMonthOnly">Only month and year are known.</param>
    /// <param name="NhsNumber">As given; one that fails its check digit is set aside and the person is kept.</param>
    /// <param name="Traced">The source says that the number was traced (status 01); a typed number is 02.</param>
    public sealed record Person(
        Guid PersonId, string? FirstName, string? FamilyName, bool OnlyOneName = false, DateOnly? Born = null, bool BornMonthOnly = true,
        string? Language = null, bool? InterpreterNeeded = null, IReadOnlyList<Access>? Accessible = null, string? NhsNumber = null, bool Traced = false);

    /// <param name="Value">A number or an address that fits the kind.</param>
    /// <param name="SafeToLeaveMessage">Null for not asked.</param>
    /// <param name="SafeTimes">At most 200 characters.</param>
    public sealed record Reach(ReachBy? By, string? Value, bool? SafeToLeaveMessage = null, string? SafeTimes = null);

    public sealed record Address(string? Line1, string? Line2, string? Town);

    public enum ReachBy { Phone, Text, Email, Letter }

    public enum Telling { Yes, No, AskLater }

    /// <summary>What the adult says to be. Expecting makes no pregnancy.</summary>
    public enum Role { Mum, Dad, Carer, Grandparent, Expecting, Other }

    /// <summary>What helps a person to read or hear.</summary>
    public enum Access { LargePrint, Braille, Audio, EasyRead, BritishSignLanguage, Other }
}
