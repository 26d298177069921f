using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>A midwife or health visitor notes what she says of her partner: who it is, or nobody named; whether they take part, and may be invited.</summary>
internal static class NotePartner
{
    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Members">Of the household, without her.</param>
    internal sealed record Answer(string Name, Partner? Stands, IReadOnlyList<Member> Members);

    internal sealed record Member(Guid PersonId, string Name);

    internal sealed record Partner(Guid? PersonId, PartnerInvolved Involved, bool MayBeInvited, string? Needs, int Version);

    /// <param name="Version">0 where nothing is noted yet.</param>
    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, Guid? PartnerId, PartnerInvolved? Involved, bool? MayBeInvited, string? Needs, int Version) : ICommand;

    internal static Task<Partner?> Of(Db db, Guid pregnancyId, CancellationToken ct) =>
        db.Find<Partner>("SELECT person_id, involved, may_be_invited, needs, version FROM antenatal_partner WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct);

    private static async Task<IReadOnlyList<Member>> Members(ISend send, PregnancySteps.Now now, CancellationToken ct)
    {
        var home = (await send.Ask(new GetPeople([now.PersonId]), ct)).SingleOrDefault()?.HouseholdId ?? now.HouseholdId;
        return home is { } household && await send.Ask(new GetHousehold(household), ct) is { } family
            ? [.. family.Members.Where(m => m.PersonId != now.PersonId && m.Masking != Masking.Hidden).Select(m => new Member(m.PersonId, m.Name))] : [];
    }

    internal sealed class Reader(Db db, Seen seen, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), await Of(db, now.Id, ct), await Members(send, now, ct));
            // Hers alone: what Families showed of the others is in its own rows, and whoever asks who looked at theirs reads of no maternity care.
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Seen seen, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (!Pregnancy.IsOpen(now.Status) || now.Status == PregnancyStatus.LossRecorded) throw new Refused("", "Nothing more is noted on this pregnancy");
            var (stands, none) = (await Of(db, now.Id, ct), command.Involved == PartnerInvolved.NoPartner);
            var refusals = new Refusals()
                .If(command.Involved is not { } involved || !Enum.IsDefined(involved), "Involved", "Choose what she said")
                .If(command.MayBeInvited is null && !none, "MayBeInvited", "Choose whether her partner may be invited")
                .If(none && (command.PartnerId is not null || command.MayBeInvited == true), "Involved", "She has no partner: name nobody, and invite nobody")
                .Text(command.Needs, "Needs", 500);
            if (command.PartnerId is { } id && id != stands?.PersonId)
                refusals.If((await Members(send, now, ct)).All(m => m.PersonId != id), "PartnerId", "Choose somebody of her household, or nobody named");
            refusals.Throw();
            var row = new
            {
                command.PregnancyId,
                command.PartnerId,
                command.Involved,
                invited = command.MayBeInvited == true,
                needs = string.IsNullOrWhiteSpace(command.Needs) ? null : command.Needs.Trim(),
                today = clock.Today(),
                me = user.Id,
                command.Version,
            };
            if (stands == new Partner(row.PartnerId, command.Involved!.Value, row.invited, row.needs, stands?.Version ?? 0)) return default;
            if (stands is null)
                await db.Execute("""
                    INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, needs, noted_on, noted_by, version)
                    VALUES (@PregnancyId, @PartnerId, @Involved, @invited, @needs, @today, @me, 1)
                    """, row, ct);
            else
                await db.ExecuteVersioned("""
                    UPDATE antenatal_partner SET person_id = @PartnerId, involved = @Involved, may_be_invited = @invited, needs = @needs, noted_on = @today, noted_by = @me, version = version + 1
                    WHERE pregnancy_id = @PregnancyId AND version = @Version
                    """, row, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.NoteMilestones, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public Guid? PartnerId { get; set; }
        public PartnerInvolved? Involved { get; set; }
        public bool? MayBeInvited { get; set; }
        public string? Needs { get; set; }
        public int Version { get; set; }

        internal Answer View { get; private set; } = null!;

        internal IEnumerable<SelectListItem> Members => View.Members.Select(m => new SelectListItem(m.Name, m.PersonId.ToString()));

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (View.Stands is { } now) (PartnerId, Involved, MayBeInvited, Needs, Version) = (now.PersonId, now.Involved, now.MayBeInvited, now.Needs, now.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PregnancyId, PartnerId, Involved, MayBeInvited, Needs, Version), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new Query(PregnancyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = View.Stands?.Version ?? 0;
        }
    }
}
