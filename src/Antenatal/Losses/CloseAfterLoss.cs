using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>A midwife notes that somebody offered support after a loss, or that it was declined, and closes the pregnancy where she is ready. Contact stays stopped.</summary>
internal static class CloseAfterLoss
{
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, PregnancyStatus Status, CareOffered? Care, int Version);

    /// <param name="Close">Nothing more is to be done for this pregnancy; false where she will be seen again.</param>
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, CareOffered? Care, bool? Close) : ICommand;

    internal sealed class Reader(Db db, PregnancySteps steps, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        private sealed record Kept(CareOffered Care);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            var name = await send.Ask(new GetPeople([now.PersonId]), ct) is [{ Masking: not Masking.Hidden } her] ? her.Name : throw new NotFound("The pregnancy");
            var care = await db.Query<Kept>("SELECT care FROM antenatal_loss WHERE pregnancy_id = @PregnancyId AND corrected_at IS NULL ORDER BY recorded_at DESC", query, ct);
            audit.Saw(now.PersonId);
            return new(name, now.Status, care.Count == 0 ? null : care[0].Care, now.Version);
        }
    }

    internal sealed class Handler(Db db, PregnancySteps steps, OpenThings things, Involvements involvements, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PregnancyId, ct);
            if (now.Version == command.Version + 1 && (now.Status == PregnancyStatus.Closed) == (command.Close == true)) return default; // a second press
            // What is asked about her own safety could not be noted any more.
            var open = command.Close == true ? await things.Of(now.Id, ct) : [];
            new Refusals()
                .If(now.Status != PregnancyStatus.LossRecorded, "", "Only a pregnancy whose contact is stopped is closed here")
                .If(command.Care is not (CareOffered.Offered or CareOffered.Declined), nameof(command.Care), "Somebody offers her support first: a person, not a leaflet")
                .If(command.Close is null, nameof(command.Close), "Say whether this pregnancy can be closed")
                .If(open.Count > 0, nameof(command.Close), $"Choose no for now. Still open: {string.Join("; ", open)}")
                .Throw();
            await db.Execute("""
                UPDATE antenatal_loss SET care = @Care, care_by = @me WHERE pregnancy_id = @PregnancyId AND corrected_at IS NULL AND care <> @Care
                """, new { command.PregnancyId, command.Care, me = user.Id }, ct);
            if (command.Close == true)
            {
                await steps.To(now.Id, PregnancyStatus.Closed, command.Version, null, ct);
                await involvements.End(now.Id, ct);
            }
            else
            {
                await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET version = version + 1 WHERE id = @PregnancyId AND version = @Version", command, ct: ct);
            }
            return default;
        }
    }

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public CareOffered? Care { get; set; }
        public bool? Close { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            (Version, Care) = (Stands.Version, Stands.Care == CareOffered.NotYet ? null : Stands.Care);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PregnancyId, Version, Care, Close), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PregnancyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
