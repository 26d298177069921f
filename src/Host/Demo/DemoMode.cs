using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Whether this database holds the demo: read at the start, and when it has been made.</summary>
internal sealed class DemoMode(MovableClock clock)
{
    public bool IsOn { get; private set; }

    public TimeSpan Ahead => clock.Ahead;

    /// <summary>Turns the demo on and puts its clock where it was left.</summary>
    public void TurnOn(TimeSpan ahead)
    {
        IsOn = true;
        clock.MoveTo(ahead);
    }
}
