using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager changes a programme until it begins, so that nobody's certificate rests on another rule than they were told; who facilitates it, until it is over.</summary>
internal static class ChangeProgramme
{
    [Allows(Permissions.ManageOffer, On = nameof(ProgrammeId))]
    internal sealed record Command(Guid ProgrammeId, string? Cohort, Guid? FacilitatorUserId, int? RequiredSessions, int Version) : ICommand;

    internal sealed class Handler(Db db, ProgrammeDesk desk, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, cohort) = (await desk.Find(command.ProgrammeId, ct), command.Cohort?.Trim());
            var (sameName, sameRule, sameWorker) = (cohort == stands.Cohort, command.RequiredSessions == stands.RequiredSessions, command.FacilitatorUserId == stands.FacilitatorUserId);
            if (sameName && sameRule && sameWorker) return default; // also a second press
            var state = Programme.Label(stands.StartsOn, stands.Weeks, stands.EndedOn, clock.Today());
            if (state == "Over") throw new Refused("", "This programme is over");
            IReadOnlyList<GetStaff.Worker> workers = command.FacilitatorUserId is { } who ? await send.Ask(new GetStaff([who]), ct) : [];
            new Refusals()
                .Text(cohort, "Cohort", 120, "Enter a name for this cohort, like Spring 2026")
                .If(!sameName && state != "To come", "Cohort", "It has begun: its name stays what families were told")
                .If(!sameWorker && command.FacilitatorUserId is not null && workers is not [{ Ended: false }], "FacilitatorUserId", "Choose somebody who works here")
                .If(command.RequiredSessions is null or < 1 or > 60, "RequiredSessions", "Enter how many sessions belong to it, from 1 to 60")
                .If(!sameRule && state != "To come", "RequiredSessions", "It has begun: how many sessions belong to it stays what families were told")
                .Throw();
            await db.ExecuteVersioned("""
                UPDATE familyhubs_programme SET cohort = @cohort, facilitator_user_id = @FacilitatorUserId, required_sessions = @RequiredSessions, version = version + 1 WHERE id = @ProgrammeId AND version = @Version
                """, new { command.ProgrammeId, cohort, command.FacilitatorUserId, command.RequiredSessions, command.Version }, conflict: async () =>
            {
                var names = await send.Names([stands.FacilitatorUserId, command.FacilitatorUserId], ct);
                Dictionary<string, string?> Fields(string? name, Guid? facilitator, int? required) => new(StringComparer.Ordinal)
                {
                    ["Cohort"] = name,
                    ["Facilitator"] = facilitator is null ? "Nobody yet" : names(facilitator),
                    ["Sessions that belong to it"] = required?.ToString(CultureInfo.InvariantCulture),
                };
                return new("Somebody else has changed this programme. Look at what stands now, correct the form, then save.",
                    Fields(stands.Cohort, stands.FacilitatorUserId, stands.RequiredSessions), Fields(cohort, command.FacilitatorUserId, command.RequiredSessions));
            }, ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, On = nameof(ProgrammeId))]
    internal sealed class Page(ISend send, HubChoices choices) : FormPage
    {
        public Guid ProgrammeId { get; set; }
        public string? Cohort { get; set; }
        public Guid? FacilitatorUserId { get; set; }
        [Display(Name = "How many sessions")]
        public int? RequiredSessions { get; set; }
        public int Version { get; set; }

        internal SeeProgramme.Answer Stands { get; private set; } = null!;

        internal IEnumerable<SelectListItem> Workers { get; private set; } = [];

        internal bool ToCome => Stands.State == "To come";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Cohort, FacilitatorUserId, RequiredSessions, Version) = (Stands.Row.Cohort, Stands.Row.FacilitatorUserId, Stands.Row.RequiredSessions, Stands.Row.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ProgrammeId, Cohort, FacilitatorUserId, RequiredSessions, Version), ct);
            return Redirect($"/familyhubs/programmes/{ProgrammeId}?said=saved");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new SeeProgramme(ProgrammeId), ct);
            var workers = await choices.Workers(ct);
            // Whoever facilitates it now may have another role by now.
            Workers = Stands.Row.FacilitatorUserId is { } now && workers.All(w => w.Value != now.ToString()) ? [new(Stands.Facilitator, now.ToString()), .. workers] : workers;
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Row.Version; // pressing again is a choice
        }
    }
}
