using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>The rules of a way to reach somebody: what fits its kind, what it is used for, what is said of it.</summary>
internal static class ContactPoint
{
    internal const string Mobile = "Mobile";
    internal const string Phone = "Phone";
    internal const string Email = "Email";
    internal const string Postal = "Postal";
    internal const string InPerson = "InPerson";

    internal static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Mobile] = "Mobile",
        [Phone] = "Telephone",
        [Email] = "Email",
        [Postal] = "Letter",
        [InPerson] = "In person at",
    };

    /// <summary>By what a point can be used.</summary>
    internal static IReadOnlyList<ReachMode> Modes(string kind) => kind switch
    {
        Mobile => [ReachMode.Text, ReachMode.Telephone],
        Phone => [ReachMode.Telephone],
        Email => [ReachMode.Email],
        Postal => [ReachMode.Letter],
        InPerson => [ReachMode.InPerson],
        _ => [],
    };

    /// <summary>Why the value does not fit the kind; null when it does.</summary>
    internal static string? Wrong(string? kind, string? value) => kind switch
    {
        Mobile => ContactValue.E164(value) is { } number && ContactValue.IsMobile(number) ? null : FormF1.MobileWrong,
        Phone => ContactValue.E164(value) is null ? FormF1.PhoneWrong : null,
        Email => ContactValue.IsEmail(value) ? null : FormF1.EmailWrong,
        Postal => string.IsNullOrWhiteSpace(value) ? "Enter the address to write to" : null,
        InPerson => string.IsNullOrWhiteSpace(value) ? "Enter the place where they can be met" : null,
        _ => null,
    };

    internal static string? E164(string kind, string value) => kind is Mobile or Phone ? ContactValue.E164(value) : null;

    /// <summary>What a worker must read before they use it.</summary>
    internal static string Safe(string? sharedWith, string safeToLeaveMessage) => (sharedWith, safeToLeaveMessage) switch
    {
        ({ } other, _) => $"Shared with {other}: ask before leaving a message",
        (_, "Yes") => "Safe to leave a message",
        (_, "No") => "Do not leave a message",
        _ => "Not known whether it is safe to leave a message",
    };

    internal static void Check(Form form, string input, Refusals refusals)
    {
        var known = form.Kind is not null && Kinds.ContainsKey(form.Kind);
        refusals.If(!known, "Kind", "Choose what it is")
            .If(known && Wrong(form.Kind, form.Value) is not null, input, known ? Wrong(form.Kind, form.Value) ?? "" : "")
            .Text(form.Value, input, 200)
            .Text(form.SharedWith, "SharedWith", 70)
            .If(form.Safe is null || !Codes.YesNoUnknown.ContainsKey(form.Safe), "Safe", "Choose whether it is safe to leave a message there")
            .Text(form.SafeTimes, "SafeTimes", 200)
            .Text(form.Note, "Note", 500);
    }

    /// <param name="Value">As typed.</param>
    /// <param name="SharedWith">Whose else it is; null for nobody.</param>
    /// <param name="Safe">Yes, No or Unknown.</param>
    internal sealed record Form(string? Kind, string? Value, string? SharedWith, string? Safe, string? SafeTimes, string? Note);

    /// <summary>As it is kept.</summary>
    internal sealed record Kept(
        Guid Id, string Kind, string AsTyped, string? SharedWith, string SafeToLeaveMessage, string? SafeTimes, string? Note, DateOnly CheckedOn, DateOnly FromOn, DateOnly? ToOn,
        DateOnly? UndeliverableOn, int Version);
}
