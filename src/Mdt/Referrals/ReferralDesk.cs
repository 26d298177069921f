using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>What every step of a referral asks first: how it stands, who takes the step, whether the family may be talked about.</summary>
internal sealed class ReferralDesk(Db db, ISend send, AliasCopy aliases, Guard guard, CurrentUser user, TimeProvider clock)
{
    /// <param name="TriageDueOn">The day by which the team looks at it; kept as it was while a question is out.</param>
    internal sealed record Standing(
        Guid Id, Guid? MdtId, Guid HouseholdId, ReferralStatus Status, Guid RaisedBy, NeedLevel? LevelAtEntry, DateOnly? TriageDueOn, Guid? CaseId, int Version);

    internal async Task<Standing> Find(Guid referralId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, mdt_id, household_id, status, raised_by, level_at_entry, triage_due_on, case_id, version
        FROM mdt_referral WHERE id = @referralId
        """, new { referralId }, ct) ?? throw new NotFound("The referral");

    /// <summary>
    /// What the user is to this referral. The team is asked by its own id: who wrote a referral to another team is not its
    /// coordinator, though the referral is theirs to see.
    /// </summary>
    internal async Task<ReferralActor> Who(Standing referral, CancellationToken ct)
    {
        var who = user.Id == referral.RaisedBy ? ReferralActor.Author : ReferralActor.None;
        if (referral.MdtId is not { } mdtId) return who;
        if (await guard.Reaches(Permissions.Triage, "MdtId", mdtId, ct)) who |= ReferralActor.Coordinator;
        if (await guard.Reaches(Permissions.Decline, "MdtId", mdtId, ct)) who |= ReferralActor.Chair;
        return who;
    }

    /// <summary>Whether this user reads it though somebody objects: who wrote it, and the chair of the team.</summary>
    internal async Task<bool> Keeps(Standing referral, CancellationToken ct) =>
        user.IsSystem || user.Id == referral.RaisedBy || (referral.MdtId is { } mdtId && await guard.Reaches(Permissions.Chair, "MdtId", mdtId, ct));

    /// <summary>The referral, once it is sure that this user may take it there from where it stands and from what they saw.</summary>
    /// <exception cref="Kernel.Conflict">Somebody else has changed it since the page was shown.</exception>
    internal async Task<Standing> Check(Guid referralId, ReferralStatus to, int version, CancellationToken ct)
    {
        var referral = await Find(referralId, ct);
        if (referral.Version != version)
            throw new Conflict("Somebody else has changed this referral. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Referral"] = Referral.Label(referral.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Referral"] = Referral.Label(to) });
        Referral.Check(referral.Status, to, await Who(referral, ct));
        return referral;
    }

    /// <summary>A draft that was changed in another window: what stands there and what was sent, where they differ.</summary>
    internal async Task<Conflict> Stale(Guid referralId, ReferralForm sent, CancellationToken ct)
    {
        var stands = await db.Find<Texts>("""
            SELECT situation, background, assessment, ask, family_wants, family_not_asked_reason, urgent_reason, visit_safety
            FROM mdt_referral WHERE id = @referralId
            """, new { referralId }, ct) ?? throw new NotFound("The referral");
        (string Label, string? Stands, string? Sent)[] fields =
        [
            ("Situation", stands.Situation, sent.Situation), ("Background", stands.Background, sent.Background),
            ("Assessment", stands.Assessment, sent.Assessment), ("What you are asking the team", stands.Ask, sent.Ask),
            ("What the family wants", stands.FamilyWants, sent.FamilyWants), ("Why they were not asked", stands.FamilyNotAskedReason, sent.FamilyNotAskedReason),
            ("Why it is urgent", stands.UrgentReason, sent.UrgentReason), ("Safety at visits", stands.VisitSafety, sent.VisitSafety),
        ];
        var differ = fields.Where(f => (f.Stands ?? "") != (f.Sent ?? "")).ToList();
        return new Conflict("This draft was changed in another window. Compare the two, correct the form, and save again.",
            differ.ToDictionary(f => f.Label, f => f.Stands, StringComparer.Ordinal), differ.ToDictionary(f => f.Label, f => f.Sent, StringComparer.Ordinal));
    }

    private sealed record Texts(
        string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, string? FamilyNotAskedReason, string? UrgentReason, string? VisitSafety);

    /// <summary>The household with its members, if it is this user's to see.</summary>
    internal async Task<GetHousehold.Answer> Household(Guid householdId, CancellationToken ct) =>
        await send.Ask(new GetHousehold(householdId), ct) is { Masking: not Masking.Hidden } household ? household : throw new NotFound("This household");

    /// <summary>The case of this household that is open in the team; of two, where households were joined, the kept one's, else the older.</summary>
    internal async Task<OpenCase?> OpenCaseOf(Guid? mdtId, Guid householdId, CancellationToken ct)
    {
        var ids = await aliases.AllOf(householdId, ct);
        return (await db.Query<OpenCase>("""
            SELECT id, lead_user_id, next_review_on FROM mdt_case WHERE mdt_id = @mdtId AND household_id IN @ids AND closed_on IS NULL
            ORDER BY CASE WHEN household_id = @kept THEN 0 ELSE 1 END, opened_on, id
            """, new { mdtId, ids, kept = ids[0] }, ct)) is [var first, ..] ? first : null;
    }

    internal sealed record OpenCase(Guid Id, Guid LeadUserId, DateOnly NextReviewOn);

    /// <summary>Refuses people who do not belong to the household, and a team that does not talk about families.</summary>
    internal async Task CheckChoices(Guid householdId, ReferralForm form, CancellationToken ct)
    {
        var people = form.People();
        if (people.Count > 0)
        {
            var members = (await Household(householdId, ct)).Members.Select(m => m.PersonId).ToHashSet();
            // A draft may name somebody by a record that was joined with another since.
            if (!(await aliases.Kept(people, ct)).All(members.Contains)) throw new Refused("PersonIds", "Choose people of this household");
        }
        if (form.MdtId is { } mdtId
            && await db.Find<int>("SELECT COUNT(*) FROM mdt_team WHERE id = @mdtId AND kind IN @kinds", new { mdtId, kinds = MdtKinds.WithCases }, ct) == 0)
            throw new Refused("MdtId", "Choose a team from the list");
    }

    /// <summary>A standing objection to being talked about stops a referral; a fear of harm has its own way.</summary>
    internal async Task CheckNobodyObjects(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        foreach (var person in personIds)
            if (await send.Ask(new GetSharingBasis(person, SharingPurpose.MdtDiscussion), ct) == SharingBasis.Objection)
                throw new Refused("PersonIds",
                    "Somebody you chose has objected to being talked about in case meetings. Leave them out. "
                    + "If you fear that somebody may come to harm, raise a safeguarding concern instead: an objection does not stop it");
    }

    /// <summary>The day by which the team must look at a referral that is sent today.</summary>
    internal async Task<DateOnly> TriageDue(Guid mdtId, CancellationToken ct) =>
        await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("mdt.triageWd", await Area(mdtId, ct), ct)), ct);

    /// <summary>The team's neighbourhood, where it has only one: settings can differ by area.</summary>
    internal async Task<Guid?> Area(Guid mdtId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT neighbourhood_id FROM mdt_team_neighbourhood WHERE mdt_id = @mdtId", new { mdtId }, ct) is [var only] ? only : null;

    /// <summary>Writes the form as it stands over what was kept, and whom it is about; somebody who was first is a conflict that shows both.</summary>
    internal async Task Keep(Guid referralId, int version, ReferralForm form, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE mdt_referral SET mdt_id = @MdtId, situation = @Situation, background = @Background, assessment = @Assessment, ask = @Ask,
                family_wants = @FamilyWants, family_not_asked_reason = @FamilyNotAskedReason, family_told = @FamilyTold, family_not_told_reason = @FamilyNotToldReason,
                basis = @Basis, urgency = @Urgency, urgent_reason = @UrgentReason, level_at_entry = @LevelAtEntry, visit_safety = @VisitSafety,
                risk_flags = @flags, raised_via = @RaisedVia,
                saved_at = @now, version = version + 1
            WHERE id = @referralId AND version = @version
            """, new
        {
            form.MdtId,
            form.Situation,
            form.Background,
            form.Assessment,
            form.Ask,
            form.FamilyWants,
            form.FamilyNotAskedReason,
            form.FamilyTold,
            form.FamilyNotToldReason,
            form.Basis,
            form.Urgency,
            form.UrgentReason,
            form.LevelAtEntry,
            form.VisitSafety,
            flags = form.Flags(),
            form.RaisedVia,
            now = clock.Now(),
            referralId,
            version,
        }, conflict: () => Stale(referralId, form, ct), ct: ct);
        await Keep(referralId, form.People(), ct);
    }

    /// <summary>Keeps who the referral is about.</summary>
    internal async Task Keep(Guid referralId, IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        await db.Execute("DELETE FROM mdt_referral_person WHERE referral_id = @referralId", new { referralId }, ct);
        foreach (var personId in personIds)
            await db.Execute("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@referralId, @personId)", new { referralId, personId }, ct);
    }
}
