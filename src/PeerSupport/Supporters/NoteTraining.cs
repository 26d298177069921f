using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>What a supporter learns; safeguarding comes before everything.</summary>
internal enum Course { Safeguarding, ListeningWell, Confidentiality, LoneWorking, Loss, LowMood }

/// <summary>A coordinator notes a training that a supporter has done; noted again, the new day stands, so that a slip is put right.</summary>
internal static class NoteTraining
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, Course? Course, DateOnly? On) : ICommand;

    internal static string Label(Course course) => course switch
    {
        Course.Safeguarding => "Safeguarding",
        Course.ListeningWell => "Listening well",
        Course.Confidentiality => "Keeping things private",
        Course.LoneWorking => "Meeting somebody on your own",
        Course.Loss => "Supporting after a loss",
        _ => "Supporting somebody who feels low",
    };

    internal sealed class Handler(Db db, SupporterSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Here(command.SupporterId, ct);
            new Refusals()
                .If(command.Course is not { } course || !Enum.IsDefined(course), "Course", "Choose the training")
                .If(command.On is null, "On", "Enter the day on which it was done")
                .If(command.On > clock.Today(), "On", "It must have been done today or before")
                .Throw();
            if (await db.Execute("UPDATE peersupport_training SET done_on = @On WHERE supporter_id = @SupporterId AND course = @Course", command, ct) == 0)
                await db.Execute("INSERT INTO peersupport_training (supporter_id, course, done_on) VALUES (@SupporterId, @Course, @On)", command, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        public Course? Course { get; set; }
        public DateOnly? On { get; set; }

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, Course, On), ct);
    }
}
