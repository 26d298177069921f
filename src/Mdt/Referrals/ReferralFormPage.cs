using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>The form F2 as a page: saving a draft and sending it are two pages with the same fields.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class ReferralFormPage(ISend send) : FormPage
{
    public Guid ReferralId { get; set; }
    public int Version { get; set; }
    public Guid? MdtId { get; set; }
    public List<Guid> PersonIds { get; set; } = [];
    public string? Situation { get; set; }
    public string? Background { get; set; }
    public string? Assessment { get; set; }
    public string? Ask { get; set; }
    public string? FamilyWants { get; set; }
    public string? FamilyNotAskedReason { get; set; }
    public bool? FamilyTold { get; set; }
    public string? FamilyNotToldReason { get; set; }
    public ReferralBasis? Basis { get; set; }
    public ReferralUrgency? Urgency { get; set; }
    public string? UrgentReason { get; set; }
    public NeedLevel? LevelAtEntry { get; set; }
    public string? VisitSafety { get; set; }
    public List<RiskFlag> RiskFlags { get; set; } = [];
    public RaisedVia RaisedVia { get; set; }

    /// <summary>What stands beside the form.</summary>
    public GetReferralForm.Answer Form { get; private set; } = null!;

    /// <summary>Whether the optional answers are open from the start.</summary>
    public bool MoreIsOpen => !string.IsNullOrEmpty(Background) || !string.IsNullOrEmpty(Assessment) || !string.IsNullOrEmpty(VisitSafety)
        || RiskFlags.Count > 0 || RaisedVia != RaisedVia.Professional
        || ModelState.Any(e => e.Key is "Background" or "Assessment" or "VisitSafety" or "RiskFlags" or "RaisedVia" && e.Value is { Errors.Count: > 0 });

    protected override async Task Show(CancellationToken ct)
    {
        Form = await send.Ask(new GetReferralForm(ReferralId), ct);
        if (Conflict is null) return;
        // Both are on the page now: pressing again is a choice, no oversight.
        ModelState.Remove(nameof(Version));
        Version = Form.Draft.Version;
    }

    /// <summary>Fills the fields with the draft as it stands.</summary>
    protected void Fill()
    {
        var draft = Form.Draft;
        (Version, MdtId, PersonIds) = (draft.Version, draft.MdtId, [.. Form.PersonIds]);
        (Situation, Background, Assessment, Ask) = (draft.Situation, draft.Background, draft.Assessment, draft.Ask);
        (FamilyWants, FamilyNotAskedReason) = (draft.FamilyWants, draft.FamilyNotAskedReason);
        (FamilyTold, FamilyNotToldReason) = (draft.FamilyTold, draft.FamilyNotToldReason);
        (Basis, Urgency, UrgentReason, LevelAtEntry, VisitSafety) = (draft.Basis, draft.Urgency, draft.UrgentReason, draft.LevelAtEntry, draft.VisitSafety);
        (RiskFlags, RaisedVia) = ([.. Referrals.RiskFlags.Read(draft.RiskFlags)], draft.RaisedVia);
    }

    /// <summary>The command with what was typed.</summary>
    protected T Filled<T>(T command) where T : ReferralForm => (T)(command with
    {
        MdtId = MdtId,
        PersonIds = PersonIds,
        Situation = Situation,
        Background = Background,
        Assessment = Assessment,
        Ask = Ask,
        FamilyWants = FamilyWants,
        FamilyNotAskedReason = FamilyNotAskedReason,
        FamilyTold = FamilyTold,
        FamilyNotToldReason = FamilyNotToldReason,
        Basis = Basis,
        Urgency = Urgency,
        UrgentReason = UrgentReason,
        LevelAtEntry = LevelAtEntry,
        VisitSafety = VisitSafety,
        RiskFlags = RiskFlags,
        RaisedVia = RaisedVia,
    });
}
