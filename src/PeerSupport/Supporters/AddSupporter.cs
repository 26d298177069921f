using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator notes somebody who said, by telephone or at a session, that they would like to volunteer.</summary>
internal static class AddSupporter
{
    [Allows(Permissions.WriteSupporters, On = nameof(PeerProgrammeId))]
    internal sealed record Command(Guid Id, Guid PeerProgrammeId, Enquiry Enquiry) : ICommand<Guid>;

    internal sealed class Handler(Db db, SupporterVault vault, History history, ProgrammeOf programmes, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var enquiry = command.Enquiry.Cleaned();
            enquiry.Check();
            var programme = await programmes.By(command.PeerProgrammeId, ct);
            await Enquiring.Keep(db, vault, history, clock, command.Id, programme.Id, programme.NeighbourhoodId, enquiry, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WriteSupporters, Unscoped = "the command checks the programme that is chosen, and only one's own are offered")]
    [BindProperties]
    internal sealed class Page(ISend send, OwnProgrammes own, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? PeerProgrammeId { get; set; }
        public string? Name { get; set; }
        public AnswerBy? By { get; set; }
        public string? Reach { get; set; }
        public string? About { get; set; }

        internal IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            await Show(ct);
            if (Programmes is [var only]) PeerProgrammeId = Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (PeerProgrammeId is not { } programme) throw new Refused("PeerProgrammeId", "Choose a programme");
            return Redirect($"/peersupport/supporters/{await send.Send(new Command(Id, programme, new(Name, By, Reach, About)), ct)}");
        });

        protected override async Task Show(CancellationToken ct) => Programmes = await own.Choices(Permissions.WriteSupporters, ct);
    }
}
