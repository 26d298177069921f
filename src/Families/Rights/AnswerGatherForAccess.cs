using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>What this module keeps about a person, in words that the person would understand. Concerns are left out unless decided otherwise.</summary>
internal sealed class AnswerGatherForAccess(Db db, ISend send) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "Families";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        foreach (var p in await db.Query<Person>("""
            SELECT id, first_name, family_name, preferred_name, date_of_birth, nhs_number, ethnicity, ethnicity_asked, ethnicity_detail, gender, pronouns, disability, is_carer,
                gp_practice_ods, language, interpreter_needed, accessible_info, written_format, contact_preference, no_contact_by, digital_device, digital_data, digital_skills,
                digital_confidence
            FROM families_person WHERE id = @PersonId
            """, question, ct))
            parts.Add(new(p.Id, Here, "Who you are", null, "The services that work together", p.InWords, []));
        foreach (var m in await db.Query<Home>("""
            SELECT m.id, m.role, m.from_on, m.to_on, h.line1, h.town, h.postcode, h.no_fixed_address
            FROM families_member m JOIN families_household h ON h.id = m.household_id WHERE m.person_id = @PersonId
            """, question, ct))
            parts.Add(new(m.Id, Here, "Where you live or lived", m.FromOn, "The services that work together", m.InWords, []));
        foreach (var c in await db.Query<Reach>("SELECT id, kind, as_typed, shared_with, safe_to_leave_message, safe_times, note, undeliverable_on, from_on FROM families_contact_point WHERE person_id = @PersonId", question, ct))
            parts.Add(new(c.Id, Here, "How to reach you", c.FromOn, "The services that work together", c.InWords, []));
        var sharing = await db.Query<Sharing>("""
            SELECT id, purpose, basis, recorded_at, recorded_by, note, set_aside_reason AS why FROM families_sharing WHERE person_id = @PersonId
            UNION ALL SELECT o.id, o.purpose, 'Objection' AS basis, o.recorded_at, o.recorded_by, h.decision_reason, h.decision_law AS why
            FROM families_objection o LEFT JOIN families_objection_head h ON h.id = COALESCE(o.objection_id, o.id) WHERE o.person_id = @PersonId
            """, question, ct);
        var involved = await db.Query<Involved>("""
            SELECT i.id, i.organisation_id, i.user_id, i.kind, i.from_on, i.to_on FROM families_involvement i
            WHERE (i.person_id = @PersonId OR i.household_id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @PersonId)) AND i.shown = 1
            """, question, ct);
        var staff = (await send.Ask(new GetStaff([.. sharing.Select(s => s.RecordedBy).Concat(involved.Select(i => i.UserId)).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Organisation ?? "A worker");
        foreach (var s in sharing)
            parts.Add(new(s.Id, Here, "What you said about sharing", s.RecordedAt.LondonDay(), s.RecordedBy is { } by ? staff.GetValueOrDefault(by, "A worker") : "The services that work together", s.InWords, []));
        foreach (var i in involved)
            parts.Add(new(i.Id, Here, "Who works with you", i.FromOn, "The services that work together",
                $"{(i.UserId is { } worker ? staff.GetValueOrDefault(worker, "A worker") : "A team")}, from {i.FromOn?.ToString("d MMMM yyyy", English) ?? "a day that is not known"}{(i.ToOn is { } to ? $" to {to.ToString("d MMMM yyyy", English)}" : "")}.", []));
        foreach (var c in await db.Query<Concern>("""
            SELECT c.id, c.seen, c.outcome, c.saved_at FROM families_concern c JOIN families_concern_person cp ON cp.concern_id = c.id WHERE cp.person_id = @PersonId
            """, question, ct))
        {
            var others = await db.Query<Guid>("SELECT person_id FROM families_concern_person WHERE concern_id = @Id AND person_id <> @PersonId", new { c.Id, question.PersonId }, ct);
            parts.Add(new(c.Id, Here, "A worry that somebody had", c.SavedAt.LondonDay(), "A worker", c.Outcome is null ? c.Seen : $"{c.Seen}\n{c.Outcome}", others, Withholding.SeriousHarm));
        }
        return parts;
    }

    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    private sealed record Person(
        Guid Id, string FirstName, string? FamilyName, string? PreferredName, DateOnly? DateOfBirth, string? NhsNumber, string Ethnicity, bool EthnicityAsked,
        string? EthnicityDetail, string? Gender, string? Pronouns, string? Disability, bool? IsCarer, string? GpPracticeOds, string? Language, bool? InterpreterNeeded,
        string? AccessibleInfo, string? WrittenFormat, string? ContactPreference, string? NoContactBy, string? DigitalDevice, string? DigitalData, string? DigitalSkills,
        string? DigitalConfidence)
    {
        internal string InWords => string.Join("\n", new[]
        {
            $"Name: {FirstName} {FamilyName}".TrimEnd(),
            PreferredName is null ? null : $"Likes to be called: {PreferredName}",
            DateOfBirth is null ? null : $"Born: {DateOfBirth.Value.ToString("d MMMM yyyy", English)}",
            NhsNumber is null ? null : $"NHS number: {People.NhsNumber.Show(NhsNumber)}",
            $"Ethnicity: {Codes.EthnicityInWords(Ethnicity.Trim(), EthnicityAsked, EthnicityDetail)}",
            Line("Gender", Codes.Gender.GetValueOrDefault(Gender?.Trim() ?? "")),
            Line("Pronouns", Pronouns),
            Line("Disability", People.InWords.List(Disability, Codes.Disability)),
            Line("Cares for somebody", People.InWords.YesNo(IsCarer)),
            Line("GP practice", GpPracticeOds),
            Language is null ? null : $"Language: {Language}{(InterpreterNeeded == true ? ", interpreter needed" : "")}",
            Line("What helps you to read or hear us", People.InWords.List(AccessibleInfo, Codes.Accessible)),
            Line("Letters and leaflets in", People.InWords.List(WrittenFormat, Codes.WrittenFormat)),
            Line("You like to be reached by", Codes.ContactPreference.GetValueOrDefault(ContactPreference?.Trim() ?? "")),
            Line("Never by", People.InWords.List(NoContactBy, Codes.ContactMode)),
            Line("Going online, a device", Codes.YesNoUnknown.GetValueOrDefault(DigitalDevice ?? "")),
            Line("Going online, data or wifi", Codes.YesNoUnknown.GetValueOrDefault(DigitalData ?? "")),
            Line("Going online, skills", Codes.YesNoUnknown.GetValueOrDefault(DigitalSkills ?? "")),
            Line("Going online, confidence", Codes.YesNoUnknown.GetValueOrDefault(DigitalConfidence ?? "")),
        }.OfType<string>());

        private static string? Line(string key, string? value) => value is null ? null : $"{key}: {value}";
    }

    private sealed record Home(Guid Id, string Role, DateOnly FromOn, DateOnly? ToOn, string? Line1, string? Town, string? Postcode, bool NoFixedAddress)
    {
        internal string InWords =>
            $"{(NoFixedAddress ? "No fixed address" : string.Join(", ", new[] { Line1, Town, Postcode }.OfType<string>()))}, as {Codes.Role.GetValueOrDefault(Role, "other")}, from {FromOn.ToString("d MMMM yyyy", English)}{(ToOn is { } to ? $" to {to.ToString("d MMMM yyyy", English)}" : "")}.";
    }

    private sealed record Reach(
        Guid Id, string Kind, string AsTyped, string? SharedWith, string SafeToLeaveMessage, string? SafeTimes, string? Note, DateOnly? UndeliverableOn, DateOnly FromOn)
    {
        internal string InWords => string.Join(" ", new[]
        {
            $"{Kind}: {AsTyped}. Safe to leave a message: {SafeToLeaveMessage.ToLowerInvariant()}.",
            SharedWith is null ? null : $"Shared with {SharedWith}.",
            SafeTimes is null ? null : $"Safe times: {SafeTimes}.",
            Note,
            UndeliverableOn is { } on ? $"A message came back on {on.ToString("d MMMM yyyy", English)}." : null,
        }.OfType<string>());
    }

    private sealed record Sharing(Guid Id, SharingPurpose Purpose, SharingBasis Basis, DateTimeOffset RecordedAt, Guid? RecordedBy, string? Note, string? Why)
    {
        internal string InWords => $"{Purpose switch
        {
            SharingPurpose.DirectCare => "Care",
            SharingPurpose.EarlyHelp => "Early help",
            SharingPurpose.SocialPrescribing => "Finding what is on near you",
            SharingPurpose.PeerSupport => "Somebody to talk to",
            SharingPurpose.MdtDiscussion => "Talking about you in a team",
            SharingPurpose.Research => "Research",
            _ => "Photos and news",
        }}: {Basis switch
        {
            SharingBasis.Informed => "you were told, and did not object",
            SharingBasis.ExplicitConsent => "you said yes",
            SharingBasis.NotAsked => "you were to be asked later",
            SharingBasis.Objection => "you objected",
            _ => "shared to keep somebody safe",
        }}.{string.Concat(new[] { Note, Why }.OfType<string>().Select(w => $" {w}"))}";
    }

    private sealed record Involved(Guid Id, Guid? OrganisationId, Guid? UserId, string Kind, DateOnly? FromOn, DateOnly? ToOn);

    private sealed record Concern(Guid Id, string Seen, string? Outcome, DateTimeOffset SavedAt);
}
