using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.People;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Gates;

/// <summary>Gathers the facts for the gate, from this module and from those who own them, and asks it.</summary>
internal sealed class GateKeeper(Db db, ISend send, Aliases aliases, HoldKeeper holds, Budget budget, WordingShelf shelf)
{
    private static readonly ContactMode[] Written = [ContactMode.Text, ContactMode.Email, ContactMode.Letter];

    /// <param name="Template">Whose words must exist; null leaves that out.</param>
    /// <param name="About">Of whom else it tells something.</param>
    /// <param name="Counts">Whether it counts towards the budget.</param>
    /// <param name="At">When it would be sent.</param>
    /// <param name="MessageId">The message itself, which does not count against itself; null for a question only.</param>
    /// <param name="Leaving">Whether it would leave now.</param>
    internal sealed record Question(
        Guid PersonId, MessageKind Kind, DateTimeOffset At, bool Counts, Template? Template = null, string? Variant = null, ContactMode? Mode = null,
        IReadOnlyList<Guid>? About = null, Guid? MessageId = null, bool Leaving = false);

    /// <param name="Reach">Never kept, never shown.</param>
    /// <param name="Words">The words that fit the reader; null without a template or where none fit.</param>
    internal sealed record Answer(Gate.Verdict Verdict, GetReach.Answer? Reach, Wording? Words);

    internal async Task<Answer> Ask(Question question, CancellationToken ct)
    {
        var ids = await aliases.Of(question.PersonId, ct);
        var held = await holds.AreHeld(await aliases.Of([.. ids, .. question.About ?? []], ct), ct);
        var reach = await send.Ask(new GetReach(question.PersonId), ct);
        if (held || reach is null || reach.Deceased)
            return new(new Gate.Verdict(held ? ContactRefusal.Hold : reach is null ? ContactRefusal.Unknown : ContactRefusal.Death), reach, null);

        var quiet = DayPart.Read(await send.Ask(new GetSetting("contact.quietHours", reach.NeighbourhoodId), ct)) ?? DayPart.Night;
        var words = question.Template is { } template ? await shelf.For(template, question.Variant, Reader(reach), ct) : null;
        var facts = new Gate.Facts(
            held, true, reach.Deceased, await Objected(question, ids, ct), await MayBeTold(question, ct), reach.Restricted, await Ways(reach, ids, ct),
            question.Mode is { } mode ? [mode] : question.Template?.Modes ?? Written, [.. reach.NoContactBy.Select(Mode)],
            reach.Prefers is { } prefers ? Mode(prefers) : null, question.Template is null || (words is not null && HasFormat(reach)), quiet,
            question.Kind == MessageKind.CancelledToday, await Left(question, reach, ct), question.At);
        return new(Gate.Ask(facts), reach, words);
    }

    internal static WordingShelf.Reader Reader(GetReach.Answer reach) =>
        new(reach.Language, reach.InterpreterNeeded == true && !WordingShelf.IsEnglish(reach.Language), reach.Formats.Contains(RegisterFamily.Access.EasyRead), reach.NeighbourhoodId);

    /// <summary>Large print is how a letter is drawn; braille, audio, sign language and what was written by hand need a person.</summary>
    private static bool HasFormat(GetReach.Answer reach) =>
        !reach.Formats.Any(f => f is RegisterFamily.Access.Braille or RegisterFamily.Access.Audio or RegisterFamily.Access.BritishSignLanguage or RegisterFamily.Access.Other)
        && !(reach.InterpreterNeeded == true && reach.Language is null);

    /// <summary>What the message is for, as objections name it.</summary>
    internal static SharingPurpose Purpose(MessageKind kind) => kind switch
    {
        MessageKind.Appointment or MessageKind.CancelledToday => SharingPurpose.DirectCare,
        MessageKind.Summary => SharingPurpose.MdtDiscussion,
        MessageKind.PeerSupport => SharingPurpose.PeerSupport,
        MessageKind.Feedback => SharingPurpose.Research,
        _ => SharingPurpose.EarlyHelp,
    };

    /// <summary>An objection under any id of the person. "Do not tell my midwife" is to three receivers, and the person is none of them.</summary>
    private async Task<bool> Objected(Question question, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        foreach (var id in ids)
            if (await send.Ask(new GetSharingBasis(id, Purpose(question.Kind), Receiver: SharingReceiver.Other), ct) == SharingBasis.Objection) return true;
        return false;
    }

    private async Task<bool> MayBeTold(Question question, CancellationToken ct)
    {
        var subject = question.Kind switch
        {
            MessageKind.Summary => TellingSubject.CasePlan,
            MessageKind.Appointment or MessageKind.CancelledToday => TellingSubject.Appointments,
            _ => TellingSubject.Anything,
        };
        foreach (var about in (question.About ?? []).Where(a => a != question.PersonId))
            if (await send.Ask(new MayBeTold(about, question.PersonId, subject), ct) != Telling.Yes) return false;
        return true;
    }

    private async Task<IReadOnlyList<Gate.Way>> Ways(GetReach.Answer reach, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var failed = (await db.Query<Came>("""
            SELECT mode, MAX(ended_at) AS back_at FROM contact_message
            WHERE person_id IN @ids AND state = 'Undeliverable' AND error <> 'temporary-failure' AND mode IS NOT NULL GROUP BY mode
            """, new { ids }, ct)).ToDictionary(c => c.Mode, c => c.BackAt);
        return [.. reach.Points.Select(p => new Gate.Way(
            p.Id, Mode(p.Mode), p.Shared, p.Safe, failed.TryGetValue(Mode(p.Mode), out var back) && back.LondonDay() >= p.CheckedOn, p.SafeTimes))];
    }

    private async Task<int?> Left(Question question, GetReach.Answer reach, CancellationToken ct)
    {
        if (!question.Counts) return null;
        return await budget.Left(reach.HouseholdId, question.PersonId, await budget.LimitOf(reach.NeighbourhoodId, ct), question.At, question.MessageId, question.Leaving, ct);
    }

    internal static ContactMode Mode(ReachMode mode) => mode switch
    {
        ReachMode.Text => ContactMode.Text,
        ReachMode.Email => ContactMode.Email,
        ReachMode.Letter => ContactMode.Letter,
        ReachMode.Telephone => ContactMode.Telephone,
        _ => ContactMode.Visit,
    };

    private sealed record Came(ContactMode Mode, DateTimeOffset BackAt);
}
