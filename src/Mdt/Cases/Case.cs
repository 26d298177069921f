using System.Security.Cryptography;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>The states of a case as they stand in its history.</summary>
internal enum CaseStatus { Open, Closed }

/// <summary>What happened to a case without a change of its state, as it stands in its history.</summary>
internal enum CaseNote
{
    DeathRecorded, DeathCorrected, LeadLeft, ActionHandedOver,
    LeadOffered, LeadAccepted, LeadDeclined, LeadOfferWithdrawn, LeadPassedOn,
    FamilyMoved, MembersChanged, CaseKept, CaseJoined, ActionsCarriedOver,
    LeftList, ChildNotBrought, BabyBorn,
}

/// <summary>Rules of a case that several use cases share.</summary>
internal static class Case
{
    /// <summary>Weeks to the next review, where no setting says otherwise.</summary>
    internal const int UsualReviewWeeks = 8;

    /// <summary>The first day on which a review of today's work may be, the usual one and the last.</summary>
    /// <param name="span">Least and most weeks, from the settings.</param>
    internal static (DateOnly First, DateOnly Usual, DateOnly Last) Reviews(DateOnly today, (int Least, int Most) span, int usual = UsualReviewWeeks) =>
        (today.AddDays(7 * span.Least), today.AddDays(7 * Math.Clamp(usual, span.Least, span.Most)), today.AddDays(7 * span.Most));

    /// <summary>A line of its history, after "Case:".</summary>
    internal static string StepInWords(string step) => step switch
    {
        nameof(CaseNote.DeathRecorded) => "a death in the family was recorded",
        nameof(CaseNote.DeathCorrected) => "a death in the family had been recorded by mistake, and was corrected",
        nameof(CaseNote.LeadLeft) => "the lead practitioner has left",
        nameof(CaseNote.ActionHandedOver) => "an action was handed over, since its owner has left",
        nameof(CaseNote.LeadOffered) => "somebody was asked to lead",
        nameof(CaseNote.LeadAccepted) => "the lead practitioner changed",
        nameof(CaseNote.LeadDeclined) => "whoever was asked to lead declined",
        nameof(CaseNote.LeadOfferWithdrawn) => "nobody is asked to lead any more",
        nameof(CaseNote.LeadPassedOn) => "the team's coordinator or chair leads until somebody else has accepted",
        nameof(CaseNote.FamilyMoved) => "the family has moved",
        nameof(CaseNote.MembersChanged) => "somebody joined or left the family: reread who is told what",
        nameof(CaseNote.CaseKept) => "stays with the team, though the family has moved",
        nameof(CaseNote.CaseJoined) => "took over what another team did with the family",
        nameof(CaseNote.ActionsCarriedOver) => "open actions went along with the transfer",
        nameof(CaseNote.ChildNotBrought) => "a child was not brought to a group that was booked",
        nameof(CaseNote.BabyBorn) => "a baby was born in the family",
        nameof(CaseNote.LeftList) => "taken off the list of a meeting",
        nameof(CaseState.Transferring) => "offered to another team",
        nameof(CaseState.Transferred) => "taken over by another team",
        nameof(CaseState.UnderReview) => "on the list of a meeting",
        _ => step.ToLowerInvariant(),
    };

    internal static bool IsOverdue(DateOnly nextReview, DateOnly today) => nextReview < today;

    /// <summary>A case has three levels: who comes in crisis is a specialist case.</summary>
    internal static NeedLevel LevelOf(NeedLevel? atEntry) => atEntry switch
    {
        null => NeedLevel.Targeted,
        NeedLevel.Crisis => NeedLevel.Specialist,
        { } level => level,
    };

    /// <summary>The id under which a lead practitioner's involvement begins and ends: the same for the same two, and kept nowhere.</summary>
    internal static Guid LeadInvolvement(Guid caseId, Guid userId)
    {
        Span<byte> both = stackalloc byte[32];
        caseId.TryWriteBytes(both);
        userId.TryWriteBytes(both[16..]);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(both, digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8: made of other ids
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
