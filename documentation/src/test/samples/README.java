import dev.gatewright.client.Agent;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

public final class ReadmeSamples {
  /*SAMPLE 1*/
}
